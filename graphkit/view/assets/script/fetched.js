// The data of a page of a site: the site gives it, fresh.

async function loadData() {
  const answer = await fetch(document.body.dataset.source, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}
