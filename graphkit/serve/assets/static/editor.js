// The SPARQL editor, bound to the endpoint of its own site and to nothing else.
(() => {
  "use strict";
  const place = document.getElementById("editor");
  const cut = document.getElementById("cut");
  const prefixes = JSON.parse(place.dataset.prefixes);
  const endpoint = `${location.origin}/sparql`;
  const first = "SELECT ?subject ?relation ?object ?status {\n  ?proposition a gk:Proposition ;\n" +
    "    gk:subject ?subject ; gk:relation ?relation ; gk:object ?object ; gk:status ?status .\n}\nLIMIT 50";

  // The site binds the project's prefixes itself; the editor only has to know them.
  const known = Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`);
  const declared = (query) => {
    const used = known.filter((line) => {
      const name = line.slice(0, line.indexOf(":"));
      return new RegExp(`(^|[^\\w:-])${name}:`).test(query) && !new RegExp(`prefix\\s+${name}:`, "i").test(query);
    });
    return used.map((line) => `PREFIX ${line}\n`).join("") + query;
  };

  Yasgui.Yasqe.Autocompleters.prefixes.get = async () => known;
  Yasgui.Yasqe.defaults.autocompleters = ["variables", "prefixes"];

  const editor = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    copyEndpointOnNewTab: true,
    populateFromUrl: false,
    persistenceId: "graphkit",
    yasqe: { value: declared(first), showQueryButton: true, createShareableLink: undefined, resizeable: true },
    yasr: { prefixes, externalPluginsBaseURL: undefined },
  });

  const show = (query) => {
    const tab = editor.getTab() || editor.addTab(true);
    tab.setQuery(declared(query));
  };
  const tab = editor.getTab();
  tab.setEndpoint(endpoint);
  if (place.dataset.query) show(place.dataset.query);
  document.getElementById("example").addEventListener("change", (event) => event.target.value && show(event.target.value));

  // What the graph is about has its page here, under the same name as at its own address.
  const pages = { actor: "actor", claim: "claim", prop: "proposition", doc: "document" };
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const kind = link && Object.keys(pages).find((name) => link.href.startsWith(prefixes[name]));
    if (kind) link.href = `/${pages[kind]}/${link.href.slice(prefixes[kind].length)}`;
  }, true);

  // The row limit is told in a header, which the editor itself does not show.
  const ask = window.fetch;
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    const rows = answer.headers.get("x-sparql-maxrows");
    cut.hidden = !rows;
    cut.textContent = rows ? cut.dataset.text.replace("{n}", rows) : "";
    return answer;
  };
})();
