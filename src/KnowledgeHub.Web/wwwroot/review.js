// Select words in the text, and the comment form is about them. Without this module the paragraph is chosen from the list.
const form = document.querySelector("[data-comment-form]");
const text = document.querySelector(".review-text");
if (form && text) {
  const anchor = form.elements.namedItem("anchor");
  const quote = form.elements.namedItem("quote");
  const quoted = form.querySelector("[data-quoted]");

  const show = words => {
    quote.value = words;
    quoted.textContent = words ? `“${words}”` : "";
    quoted.hidden = !words;
  };

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const start = selection.anchorNode?.parentElement;
    const words = selection.toString().replace(/[\s¶]+/g, " ").trim();
    if (!words || !start || !text.contains(start)) {
      return;
    }

    const known = new Set([...anchor.options].map(option => option.value));
    let place = start.closest("[id]");
    while (place && text.contains(place) && !known.has(place.id)) {
      place = place.parentElement?.closest("[id]");
    }

    if (place && known.has(place.id)) {
      anchor.value = place.id;
      show(words.slice(0, 400));
    }
  });
  anchor.addEventListener("change", () => show(""));
}
