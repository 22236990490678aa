const ASK_AGAIN = 3000; // a question that comes while Streamlit's own connection is down is lost
const { connect, mounted, setText } = await import(new URL("/assets/live.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => {
    const root = parent.querySelector(".root");
    root.setAttribute("role", "status");
    const line = document.createElement("p");
    root.append(line);
    let connection, unsubscribe, data, trigger, asked, askedAt;

    /* What a page looks like depends on status and activity; another step of the same kind needs no rerun. */
    const stage = () => {
      const { status, activity, step, downloads_shared: shared, ballot } = connection.state.scalars;
      return `${status}/${activity ?? ""}/${shared ? "shared" : ""}${data.each_step ? `/${step ?? ""}` : ""}${data.each_ballot ? `/${ballot ? "ballot" : ""}` : ""}`;
    };

    const draw = () => {
      const { status } = connection;
      root.dataset.status = status;
      setText(line, data.quiet && status !== "lost" && status !== "refused" ? "" : data.words[status]);
      if (!connection.state.loaded || data.stage === null || stage() === data.stage) return;
      if (asked !== stage() || Date.now() - askedAt > ASK_AGAIN) {
        [asked, askedAt] = [stage(), Date.now()];
        trigger("stage", asked);
      }
    };
    const watch = setInterval(() => { if (connection) draw(); }, 1000);

    return {
      update(fresh, { setTriggerValue }) {
        data = fresh;
        trigger = setTriggerValue;
        asked = null;
        document.documentElement.lang = data.language;
        const next = connect(data);
        if (next !== connection) {
          unsubscribe?.();
          connection = next;
          unsubscribe = connection.subscribe(draw);
        } else draw();
      },
      destroy: () => { clearInterval(watch); unsubscribe?.(); },
    };
  });
}
