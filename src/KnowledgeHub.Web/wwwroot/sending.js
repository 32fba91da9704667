// Keeps the figures of an issue that goes out up to date. Without this module the page shows them when it is loaded again.
const sending = document.querySelector("[data-sending]");
const bar = sending?.querySelector("progress");
const text = sending?.querySelector("[data-sending-text]");
const figures = sending?.querySelector("[data-sending-figures]");

const show = progress => {
  bar.max = Math.max(progress.total, 1);
  bar.value = progress.handled;
  // Screen readers hear it only when it says something else.
  if (text.textContent !== progress.text) {
    text.textContent = progress.text;
  }

  figures.replaceChildren(...progress.figures.map(figure => {
    const entry = document.createElement("li");
    const count = document.createElement("strong");
    count.textContent = figure.count;
    entry.append(count, ` ${figure.text}`);
    return entry;
  }));
};

const look = async () => {
  try {
    const response = await fetch(sending.dataset.sending, { headers: { Accept: "application/json" } });
    if (response.ok && response.headers.get("content-type")?.includes("json")) {
      const progress = await response.json();
      show(progress);
      // Other buttons are due then, and those the server draws.
      if (progress.stage !== sending.dataset.stage) {
        location.replace(location.pathname);
        return;
      }
    } else if (response.status === 404) {
      // It was cancelled, or the hub holds it back and the page says why.
      location.replace(location.pathname);
      return;
    } else if (response.status !== 503) {
      return;
    }
  } catch {
    // The hub is being started again, or the network is away.
  }

  setTimeout(look, 2000);
};

if (sending) {
  setTimeout(look, 2000);
}
