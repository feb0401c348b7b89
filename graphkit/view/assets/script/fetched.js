// The data of a page of a site: the site gives it, fresh and in parts. Each part but the last names the
// next one. Claims and quotes go on where those of the part before ended.

async function loadData() {
  const data = await fetchPart(document.body.dataset.source);
  for (let { next } = data; next; ) {
    const part = await fetchPart(next);
    addTo(data.model.quotes, part.model.quotes);
    Object.entries(part.model.claims).forEach(([name, column]) => addTo(data.model.claims[name], column));
    ({ next } = part);
  }
  return data;
}

async function fetchPart(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (answer.status === 503) {
    const seconds = Number(answer.headers.get("retry-after")) || 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return fetchPart(address);
  }
  if (answer.status === 410) location.reload();
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

function addTo(list, more) {
  more.forEach((item) => list.push(item));
}
