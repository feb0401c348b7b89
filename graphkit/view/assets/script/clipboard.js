// What can be taken along: a citation, a query.

const speakerName = (actor) => (actor ? nameOf(actor) : t("other.speaker"));

function citationOf(claim) {
  const { title, publisher, url, published } = claim.document;
  const parts = [publisher, title && `“${title}”`, published, url].filter(Boolean);
  return `“${claim.quote}” — ${parts.join(", ")}.`;
}

const prefixLines = (name) => `PREFIX ${name}: <${MODEL.prefixes[name]}>\n`;

const claimQuery = (claim) => `${prefixLines("gk")}SELECT ?property ?value WHERE {
  <${MODEL.prefixes.claim}${claim.id}> ?property ?value .
}
`;

const propositionQuery = (proposition) =>
  `${prefixLines("gk")}SELECT ?claim ?polarity ?modality ?who ?quote WHERE {
  ?claim gk:proposition <${MODEL.prefixes.prop}${proposition.id}> ;
    gk:polarity ?polarity ; gk:modality ?modality ; gk:quote ?quote .
  OPTIONAL { ?claim gk:attributedTo ?who }
}
ORDER BY ?claim
`;

// A page opened from a file may be refused the clipboard: then the text is shown to be copied by hand.
async function copy(text, where) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
    where.textContent = t("copied");
  } catch {
    const area = el("textarea", { readonly: true, rows: 6, "aria-label": t("copy.by.hand") });
    area.value = text;
    where.replaceWith(area);
    area.focus();
    area.select();
  }
}

const copyButton = (label, text) =>
  button(label, (event) => copy(text(), event.currentTarget), { class: "quiet" });
