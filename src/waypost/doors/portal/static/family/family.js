// Nothing here is needed: every page works without it. It leaves by three presses of Shift, and hides the page at once.
const box = document.querySelector("[data-exit-box]");
const said = document.querySelector("[data-exit-said]");
const wait = 5000;
let presses = 0;
let timer = 0;

function leave(href) {
  said.textContent = box.dataset.leaving;
  document.body.classList.add("fam-leaving");
  window.location.replace(href);
}

function forget() {
  presses = 0;
  said.textContent = "";
}

for (const link of document.querySelectorAll("[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
}

let alone = false;
document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift" && !event.repeat;
});
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  window.clearTimeout(timer);
  presses += 1;
  if (presses === 3) {
    leave(document.querySelector("[data-exit]").href);
    return;
  }
  said.textContent = presses === 1 ? box.dataset.twice : box.dataset.once;
  timer = window.setTimeout(forget, wait);
});

// A page that the browser kept whole is asked for again: whoever left does not come back to it.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

const errors = document.querySelector("[data-errors]");
if (errors) errors.focus();
