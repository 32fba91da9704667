// Orders, removes and puts back blocks and sections without a round trip. Without script the same buttons post the form.
const form = document.querySelector("form.compose");
const said = document.getElementById("said");

const tell = (text) => { said.textContent = text; };
const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));
const parts = () => [...form.querySelectorAll("[data-part]")];
const nameOf = (block) => block.querySelector("[data-name]").textContent;

function tellPlace(block) {
  const list = block.parentElement;
  const blocks = [...list.children];
  const section = parts().indexOf(block.closest("[data-part]")) + 1;
  tell(`${nameOf(block)}: place ${blocks.indexOf(block) + 1} of ${blocks.length} in section ${section}.`);
}

function moveBlock(block, step) {
  const neighbour = step < 0 ? block.previousElementSibling : block.nextElementSibling;
  if (neighbour) {
    neighbour[step < 0 ? "before" : "after"](block);
  } else {
    const all = parts();
    const next = all[all.indexOf(block.closest("[data-part]")) + step];
    if (!next) {
      tell(`${nameOf(block)} stands at the end already.`);
      return;
    }
    next.querySelector("[data-blocks]")[step < 0 ? "append" : "prepend"](block);
  }
  changed();
  tellPlace(block);
}

function numberSections() {
  parts().forEach((part, n) => {
    part.querySelector("legend").textContent = `Section ${n + 1}`;
    for (const [selector, words] of [["[data-section-move='-1']", `Move section ${n + 1} up`], ["[data-section-move='1']", `Move section ${n + 1} down`]]) {
      part.querySelector(selector).setAttribute("aria-label", words);
    }
  });
}

function moveSection(part, step) {
  const all = parts();
  const other = all[all.indexOf(part) + step];
  if (!other) {
    tell("The section stands at the end already.");
    return;
  }
  other[step < 0 ? "before" : "after"](part);
  numberSections();
  changed();
  tell(`The section is now number ${parts().indexOf(part) + 1} of ${all.length}.`);
}

function toggleRemoved(button) {
  const owner = button.closest("[data-block], [data-part]");
  const key = button.dataset.remove;
  const mark = owner.querySelector(`:scope > input[name=removed][value="${key}"]`);
  const name = button.getAttribute("aria-label").replace(/^(Put back|Remove)/, "");
  if (mark) {
    mark.remove();
  } else {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "removed", value: key });
    owner.append(input);
  }
  owner.classList.toggle("removed", !mark);
  button.textContent = mark ? "Remove" : "Put back";
  button.value = `${mark ? "remove" : "back"}:${key}`;
  button.setAttribute("aria-label", `${mark ? "Remove" : "Put back"}${name}`);
  changed();
  tell(mark ? "It is back." : "Removed. It can be put back until you save.");
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move], [data-section-move], [data-remove]");
  if (!button) {
    return;
  }
  event.preventDefault();
  if (button.dataset.move) {
    moveBlock(button.closest("[data-block]"), Number(button.dataset.move));
  } else if (button.dataset.sectionMove) {
    moveSection(button.closest("[data-part]"), Number(button.dataset.sectionMove));
  } else {
    toggleRemoved(button);
  }
  // A moved element loses the focus; whoever pressed the button goes on with it.
  button.focus();
  button.scrollIntoView({ block: "nearest" });
});

// Dragging by the handle, with a mouse, a pen or a finger.
for (const handle of form.querySelectorAll("[data-handle]")) {
  handle.hidden = false;
  handle.addEventListener("pointerdown", (start) => {
    if (start.button !== 0) {
      return;
    }
    start.preventDefault();
    const block = handle.closest("[data-block]");
    const before = [block.parentElement, block.nextElementSibling];
    block.classList.add("dragged");

    const over = (event) => {
      const list = document.elementFromPoint(event.clientX, Math.max(1, Math.min(innerHeight - 1, event.clientY)))?.closest("[data-part]")?.querySelector("[data-blocks]");
      if (list) {
        const next = [...list.children].find((other) => {
          const box = other.getBoundingClientRect();
          return other !== block && event.clientY < box.top + box.height / 2;
        });
        if (block.parentElement !== list || block.nextElementSibling !== (next ?? null)) {
          list.insertBefore(block, next ?? null);
        }
      }
      const edge = 60;
      if (event.clientY < edge || event.clientY > innerHeight - edge) {
        scrollBy(0, event.clientY < edge ? -20 : 20);
      }
    };
    const end = (event) => {
      removeEventListener("pointermove", over);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", escape);
      block.classList.remove("dragged");
      if (event.type === "pointerup") {
        changed();
        tellPlace(block);
      } else {
        before[0].insertBefore(block, before[1]);
        tell("It stays where it was.");
      }
    };
    const escape = (event) => {
      if (event.key === "Escape") {
        end(event);
      }
    };
    addEventListener("pointermove", over);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    addEventListener("keydown", escape);
  });
}
