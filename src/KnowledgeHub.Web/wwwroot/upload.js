// Sending files one after another with progress for each, and dropping them on a part of a page.

const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

// Sends one form with one file; show is told how far it is, in percent. Gives what became of it.
export function send(address, fields, show) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) show(Math.round((100 * event.loaded) / event.total));
    });
    request.addEventListener("load", () => (request.status === 200 && request.response ? resolve(request.response[0]) : reject(new Error(`${request.status}`))));
    request.addEventListener("error", () => reject(new Error("network")));
    request.send(body);
  });
}

async function sendListed(file, list, { most, advice, post, next, nextText }) {
  const row = document.createElement("li");
  const bar = document.createElement("progress");
  const text = document.createElement("span");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  text.textContent = `${file.name} `;
  row.append(text, bar);
  list.append(row);
  let outcome;
  if (file.size > most) {
    outcome = { refused: true, message: `${file.name} has ${megabytes(file.size)}; at most ${megabytes(most)} fit, so ${advice}.` };
  } else {
    try {
      outcome = await post(file, (percent) => { bar.value = percent; });
    } catch {
      outcome = { refused: true, message: `${file.name} did not arrive; check the connection, log in again if need be, and try once more.` };
    }
  }
  bar.remove();
  row.classList.toggle("problem", outcome.refused);
  text.textContent = `${outcome.message} `;
  if (outcome.id) {
    const link = document.createElement("a");
    link.href = next(outcome.id);
    link.textContent = nextText;
    row.append(link);
  }
  return outcome;
}

// Sends files one after another and lists how each went. Gives the outcomes.
export async function sendAll(files, list, how) {
  const outcomes = [];
  for (const file of files) outcomes.push(await sendListed(file, list, how));
  return outcomes;
}

// Lets files be dropped on an element.
export function onDrop(area, take) {
  for (const kind of ["dragenter", "dragover"]) {
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.add("over-drop");
    });
  }
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove("over-drop");
  });
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over-drop");
    if (event.dataTransfer.files.length > 0) take([...event.dataTransfer.files]);
  });
}
