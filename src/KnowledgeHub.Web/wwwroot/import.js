// Word documents: dropping them on the form, with progress for each. The form works without it.

const megabytes = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;

// Sends one document; show is told how far it is, in percent.
function send(form, file, show) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    body.append("form-token", form.elements["form-token"].value);
    body.append("type", form.elements.type.value);
    body.append("documents", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
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

async function importOne(form, file, list) {
  const most = Number(form.dataset.mostBytes);
  const row = document.createElement("li");
  const text = document.createElement("span");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  text.textContent = `${file.name} `;
  row.append(text, bar);
  list.append(row);
  let outcome;
  if (file.size > most) {
    outcome = { refused: true, message: `${file.name} has ${megabytes(file.size)}; at most ${megabytes(most)} fit, so make its pictures smaller.` };
  } else {
    try {
      outcome = await send(form, file, (percent) => { bar.value = percent; });
    } catch {
      outcome = { refused: true, message: `${file.name} did not arrive; check the connection, log in again if need be, and try once more.` };
    }
  }
  bar.remove();
  row.classList.toggle("problem", outcome.refused);
  text.textContent = `${outcome.message} `;
  if (outcome.id) {
    const link = document.createElement("a");
    link.href = `/admin/content/${outcome.id}/import`;
    link.textContent = "See what was lost or changed";
    row.append(link);
  }
  return outcome;
}

for (const form of document.querySelectorAll("[data-import]")) {
  const list = form.querySelector("[data-imported]");
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  let busy = false;
  const take = async (files) => {
    if (busy) return;
    busy = true;
    button.disabled = true;
    const outcomes = [];
    for (const file of files) outcomes.push(await importOne(form, file, list));
    busy = false;
    button.disabled = false;
    input.value = "";
    if (outcomes.length === 1 && outcomes[0].id) location.assign(`/admin/content/${outcomes[0].id}/import`);
  };
  const hint = document.createElement("p");
  hint.className = "drop-hint";
  hint.textContent = "or drop documents anywhere in this box";
  input.after(hint);
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over-drop");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("over-drop");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over-drop");
    if (event.dataTransfer.files.length > 0) take([...event.dataTransfer.files]);
  });
  form.addEventListener("submit", (event) => {
    if (input.files.length === 0) return;
    event.preventDefault();
    take([...input.files]);
  });
}
