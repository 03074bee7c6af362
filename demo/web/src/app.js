import { describeStatus, normaliseAddress } from "./link.js";

const form = document.querySelector("form");
const list = document.querySelector("ul");
const message = document.querySelector("[role=status]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = normaliseAddress(new FormData(form).get("address"));
  if (address === undefined) return say("That is not a web address.");
  await fetch("links", { method: "POST", body: JSON.stringify({ address }) });
  form.reset();
  await show();
});

async function show() {
  const response = await fetch("links");
  if (!response.ok) return say("The links cannot be read now.");
  const links = await response.json();
  say(links.length === 0 ? "Nothing is watched yet." : "");
  list.replaceChildren(...links.map(toItem));
}

function toItem({ address, status }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: address, textContent: address });
  const state = Object.assign(document.createElement("span"), { className: "state" });
  state.textContent = describeStatus(status);
  item.append(link, state);
  return item;
}

function say(text) {
  message.textContent = text;
}

await show();
