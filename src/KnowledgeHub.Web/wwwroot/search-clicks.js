// Tells the hub that a result was opened, so that staff see whether search helps: the words, the place in the list and
// the item, and nothing about the reader. Links work without it.
const results = document.querySelector("[data-clicks]");
const report = (event) => {
  const hit = event.target.closest("a")?.closest("[data-item]");
  const title = event.target.closest("h3 a, .passage-link");
  // The left and the middle button open a link; the right one only shows a menu.
  if (hit && title && event.button < 2) {
    navigator.sendBeacon(results.dataset.clicks, new URLSearchParams({ q: results.dataset.words, position: hit.dataset.position, item: hit.dataset.item }));
  }
};
results?.addEventListener("click", report);
results?.addEventListener("auxclick", report);
