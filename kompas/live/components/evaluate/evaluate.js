const { connect, element, fill, mounted, setText } = await import(new URL("/assets/live.js", document.baseURI));

export default function (component) {
  return mounted(component, (parent) => {
    const root = parent.querySelector(".root");
    let connection, unsubscribe, data, built;

    const scale = ({ key, text, low, high }) => element("fieldset", {},
      element("legend", { text: text[data.language] }),
      element("div", { class: "answers" }, ...[1, 2, 3, 4, 5].map((value) => element("label", {},
        element("input", { type: "radio", name: key, value: String(value), required: true }), element("span", { text: String(value) })))),
      element("div", { class: "ends" }, element("span", { text: `1: ${low[data.language]}` }), element("span", { text: `5: ${high[data.language]}` })));

    const build = () => {
      const { words, evaluation, language } = data;
      const status = element("p", { role: "status" });
      const remark = element("textarea", { id: "remark", maxlength: 2000, dir: "auto" });
      remark.rows = 3;
      const form = element("form", { onSubmit: (event) => {
        event.preventDefault();
        const answers = new FormData(form);
        const scores = Object.fromEntries(evaluation.scales.map(({ key }) => [key, Number(answers.get(key))]));
        if (Object.values(scores).some((value) => !value)) return setText(status, words.all);
        connection.send({ type: "answer_evaluation", scores, remark: remark.value.trim() });
        finished();
      } },
        element("p", { class: "muted", text: words.anonymous }), ...evaluation.scales.map(scale),
        element("label", { for: "remark", text: evaluation.open[language] }), remark,
        element("div", {}, element("button", { class: "primary", text: words.send })), status);
      root.replaceChildren(element("h2", { text: words.heading }), form);
    };

    const finished = (message) => root.replaceChildren(element("p", { class: "thanks", role: "status", text: message ?? (waiting() && connection.status !== "live" ? data.words.kept : data.words.thanks) }));
    const waiting = () => connection.waiting().some((action) => action.type === "answer_evaluation");

    const hear = (change) => {
      if (change.applied?.type === "answer_evaluation") finished(data.words.thanks);
      if (change.refused?.type === "answer_evaluation") finished(fill(data.words.failed, { reason: change.message }));
    };

    return {
      update(fresh) {
        data = fresh;
        const next = connect(fresh);
        if (next !== connection) {
          unsubscribe?.();
          connection = next;
          unsubscribe = connection.subscribe(hear);
        }
        const wanted = `${fresh.language}/${fresh.person}/${fresh.given}`;
        if (built === wanted) return;
        built = wanted;
        if (fresh.given || waiting()) finished();
        else build();
      },
      destroy: () => unsubscribe?.(),
    };
  });
}
