// The data of a page that is a file: it lies in the page itself.

const loadData = async () => JSON.parse(await unpacked("data"));
