// Files: dropping them on the library with progress for each, and choosing them in the editor. Every page works without it.
import { onDrop, send, sendAll } from "/upload.js";

const token = () => document.querySelector("input[name=form-token]").value;

const store = (files, list, most) => sendAll(files, list, {
  most,
  advice: "make it smaller",
  post: (file, show) => send("/admin/media", { "form-token": token(), files: file }, show),
  next: (id) => `/admin/media/${id}`,
  nextText: "Describe it",
});

for (const form of document.querySelectorAll("[data-upload]")) {
  const most = Math.max(Number(form.dataset.imageBytes), Number(form.dataset.documentBytes));
  const list = form.querySelector("[data-uploads]");
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const take = async (files) => {
    button.disabled = true;
    const outcomes = await store(files, list, most);
    button.disabled = false;
    input.value = "";
    if (outcomes.every((outcome) => !outcome.refused)) {
      location.assign(outcomes.length === 1 ? `/admin/media/${outcomes[0].id}?done=file-stored` : "/admin/media?done=files-stored");
      return;
    }
    const answer = await fetch("/admin/media");
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("[data-library]").replaceWith(page.querySelector("[data-library]"));
    }
  };
  const hint = document.createElement("p");
  hint.className = "drop-hint";
  hint.textContent = "or drop files here";
  form.querySelector(".inline").append(hint);
  onDrop(form, take);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files.length > 0) take([...input.files]);
  });
}

// The choice of a file in a dialog: by searching the library or adding to it. Gives the file, or null when it was closed.
export function chooseFile(kind = "") {
  const dialog = document.createElement("dialog");
  dialog.className = "chooser";
  dialog.setAttribute("aria-labelledby", "chooser-title");
  dialog.innerHTML = `
    <div class="head"><h2 id="chooser-title">Choose a file</h2><button type="button" class="plain" data-close>Close</button></div>
    <label for="chooser-files">Add files to the library</label>
    <input id="chooser-files" type="file" multiple>
    <ul class="rows" data-uploads aria-live="polite"></ul>
    <label for="chooser-words">Search the library</label>
    <input id="chooser-words" type="search">
    <div data-choices aria-live="polite"></div>`;
  const choices = dialog.querySelector("[data-choices]");
  const words = dialog.querySelector("#chooser-words");
  let asked = 0;
  const look = async () => {
    const own = ++asked;
    const answer = await fetch(`/admin/media/choose?q=${encodeURIComponent(words.value)}&kind=${kind}`);
    if (own === asked) {
      choices.innerHTML = answer.ok ? await answer.text() : "<p class=\"problem\">The library does not answer; log in again if need be.</p>";
    }
  };
  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  });
  const take = async (files) => {
    await store(files, dialog.querySelector("[data-uploads]"), Infinity);
    await look();
  };
  dialog.querySelector("#chooser-files").addEventListener("change", (event) => {
    take([...event.target.files]).then(() => { event.target.value = ""; });
  });
  onDrop(dialog, take);
  document.body.append(dialog);
  // Back from describing a picture in another tab, it can be chosen.
  addEventListener("focus", look);
  dialog.showModal();
  words.focus();
  look();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      removeEventListener("focus", look);
      dialog.remove();
      resolve(null);
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    choices.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-media]");
      if (choice) {
        const { media, title, path, name, alt, image } = choice.dataset;
        resolve({ id: media, title, path, name, alt, isImage: Boolean(image) });
        dialog.close();
      }
    });
  });
}

const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

function add(place, text, act, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "second";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  place(made);
}

// Attachments: choosing replaces typing an address, and removing takes the row away at once.
for (const box of document.querySelectorAll("[data-attachments]")) {
  const rows = box.querySelector("[data-attached]");
  const typed = box.querySelector("[data-attach-typed]");
  const name = box.dataset.attachments;
  typed.hidden = true;
  const removable = (row) => {
    const check = row.querySelector("[data-remove]");
    add((made) => check.replaceWith(made), "Remove", () => {
      row.remove();
      changed(box);
      box.querySelector(":scope > button").focus();
    }, `Remove ${row.querySelector("a").textContent}`);
  };
  rows.querySelectorAll("li").forEach(removable);
  add((made) => box.append(made), "Choose from the library", async () => {
    const file = await chooseFile();
    if (!file || [...rows.querySelectorAll("input[type=hidden]")].some((input) => input.value === file.id)) return;
    const row = document.getElementById("attachment-row").content.firstElementChild.cloneNode(true);
    row.querySelector("input[type=hidden]").value = file.id;
    const link = row.querySelector("a");
    link.href = `/admin/media/${file.id}`;
    link.textContent = file.name;
    const title = row.querySelector(`input[name="${name}.title"]`);
    title.placeholder = file.title;
    rows.append(row);
    removable(row);
    title.focus();
    changed(box);
  });
}

// In a text: the chosen picture or link is written where the cursor is.
for (const text of document.querySelectorAll("textarea.text")) {
  add((made) => { made.dataset.insert = ""; text.after(made); }, "Insert a picture or file", async () => {
    const file = await chooseFile();
    if (!file) return;
    const escape = (value) => value.replaceAll("&", "&amp;").replaceAll("\"", "&quot;").replaceAll("<", "&lt;");
    const html = file.isImage
      ? `\n<figure><img src="${file.path}" alt="${escape(file.alt)}"></figure>\n`
      : `<a href="${file.path}">${escape(file.title)}</a>`;
    const markdown = file.isImage ? `\n\n![${file.alt}](${file.path})\n\n` : `[${file.title}](${file.path})`;
    text.setRangeText(text.value.trimStart().startsWith("<") ? html : markdown, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    changed(text);
  });
}

// A field that is there to be copied is selected at once.
for (const field of document.querySelectorAll("[data-select]")) {
  field.addEventListener("focus", () => field.select());
}
