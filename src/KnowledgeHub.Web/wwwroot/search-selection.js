// "Select all on this page", and how many results are ticked. Without script every box is ticked by hand.
const all = document.querySelector("[data-select-all]");
const note = document.querySelector("[data-selected]");
const nothing = note?.textContent;
const boxes = [...document.querySelectorAll("input[form='selection']")];

const show = () => {
  const ticked = boxes.filter((box) => box.checked).length;
  const box = all.querySelector("input");
  box.checked = ticked === boxes.length;
  box.indeterminate = ticked > 0 && ticked < boxes.length;
  note.textContent = ticked === 0 ? nothing : (ticked === 1 ? note.dataset.one : note.dataset.many).replace("{0}", ticked);
};

if (all && note && boxes.length > 0) {
  all.hidden = false;
  note.setAttribute("role", "status");
  all.addEventListener("change", (event) => {
    for (const box of boxes) {
      box.checked = event.target.checked;
    }
    show();
  });
  for (const box of boxes) {
    box.addEventListener("change", show);
  }
  // Boxes stay ticked when somebody comes back to the page.
  addEventListener("pageshow", show);
  show();
}
