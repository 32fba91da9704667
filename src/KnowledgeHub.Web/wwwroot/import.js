// Word documents: dropping them on the form, with progress for each. The form works without it.
import { onDrop, send, sendAll } from "/upload.js";

const report = (id) => `/admin/content/${id}/import`;

for (const form of document.querySelectorAll("[data-import]")) {
  const list = form.querySelector("[data-imported]");
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const fields = (file) => ({ "form-token": form.elements["form-token"].value, type: form.elements.type.value, documents: file });
  let busy = false;
  const take = async (files) => {
    if (busy) return;
    busy = true;
    button.disabled = true;
    const outcomes = await sendAll(files, list, {
      most: Number(form.dataset.mostBytes),
      advice: "make its pictures smaller",
      post: (file, show) => send(form.action, fields(file), show),
      next: report,
      nextText: "See what was lost or changed",
    });
    busy = false;
    button.disabled = false;
    input.value = "";
    if (outcomes.length === 1 && outcomes[0].id) location.assign(report(outcomes[0].id));
  };
  const hint = document.createElement("p");
  hint.className = "drop-hint";
  hint.textContent = "or drop documents anywhere in this box";
  input.after(hint);
  onDrop(form, take);
  form.addEventListener("submit", (event) => {
    if (input.files.length === 0) return;
    event.preventDefault();
    take([...input.files]);
  });
}
