const { element, mounted } = await import(new URL("/assets/live.js", document.baseURI));
const SIZES = { participant: "popup,width=390,height=844", screen: "popup,width=1280,height=720" };

export default function (component) {
  return mounted(component, (parent) => {
    const root = parent.querySelector(".root");

    /* Where a browser allows no window of this size, the link opens a tab. */
    const open = (event, use, address) => {
      const opened = window.open(address, `kompas-preview-${use}`, SIZES[use]);
      if (!opened) return;
      event.preventDefault();
      opened.focus();
    };

    const link = (use, { words, addresses }) => element("a", { href: addresses[use], target: `kompas-preview-${use}`, onClick: (event) => open(event, use, addresses[use]) },
      words[use], element("span", { "aria-hidden": "true", text: " ↗" }), element("span", { class: "visually-hidden", text: ` (${words.new_window})` }));

    return {
      update(data) {
        const told = JSON.stringify([data.words, data.addresses]);
        if (root.dataset.told === told) return;
        root.dataset.told = told;
        root.replaceChildren(element("h3", { text: data.words.heading }), element("div", { class: "row" }, link("participant", data), link("screen", data)));
      },
    };
  });
}
