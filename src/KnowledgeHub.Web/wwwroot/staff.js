// Small help for the staff side. Every page works without it.

// On a phone the way around the desk folds behind a button.
for (const bar of document.querySelectorAll("[data-menu]")) {
  const nav = bar.querySelector("nav");
  if (!nav) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second menu";
  button.textContent = "Menu";
  nav.id = "staff-menu";
  button.setAttribute("aria-controls", nav.id);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => button.setAttribute("aria-expanded", `${bar.classList.toggle("open")}`));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar.classList.contains("open")) {
      button.click();
      button.focus();
    }
  });
  nav.before(button);
  bar.classList.add("folds");
}

// Characters left, below fields that have a limit.
for (const field of document.querySelectorAll("[data-count]")) {
  const limit = Number(field.dataset.count);
  const note = document.createElement("p");
  note.className = "count";
  field.after(note);
  const show = () => {
    const left = limit - field.value.length;
    note.textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
    note.classList.toggle("over", left < 0);
  };
  field.addEventListener("input", show);
  show();
}

// "Add another" for rows that repeat.
for (const list of document.querySelectorAll("[data-repeat]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = list.dataset.repeat;
  button.addEventListener("click", () => {
    const rows = list.querySelectorAll("[data-repeat-row]");
    const row = rows[rows.length - 1].cloneNode(true);
    for (const input of row.matches("input, select") ? [row] : row.querySelectorAll("input, select")) {
      input.value = "";
    }
    button.before(row);
    (row.matches("select") ? row : row.querySelector("input")).focus();
  });
  list.append(button);
}

// Leaving a page with unsaved writing asks first.
for (const form of document.querySelectorAll("[data-warn-unsaved]")) {
  let changed = form.hasAttribute("data-unsaved");
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// What has to be mended is read out first.
document.getElementById("problems")?.focus();
