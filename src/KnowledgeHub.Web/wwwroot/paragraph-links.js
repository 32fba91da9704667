// The sign behind a paragraph also copies the paragraph's address. Without script it is a link to it, which can be copied.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.pilcrow");
  if (!link || !navigator.clipboard) {
    return;
  }
  const page = document.querySelector("link[rel='canonical']")?.href ?? location.href.split("#")[0];
  try {
    await navigator.clipboard.writeText(page + new URL(link.href).hash);
  } catch {
    return;
  }
  const note = document.createElement("span");
  note.className = "copied";
  note.setAttribute("role", "status");
  link.after(note);
  note.textContent = document.querySelector("[data-copied]")?.dataset.copied ?? "Address copied";
  setTimeout(() => note.remove(), 2500);
});
