export default function ({ data }) {
  document.documentElement.lang = data.language;
  document.documentElement.style.setProperty("--on-accent", data.dark ? "#10191d" : "#ffffff"); // reaches into the components
  document.documentElement.style.colorScheme = data.dark ? "dark" : "light";
}
