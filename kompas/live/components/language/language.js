export default function ({ data }) {
  document.documentElement.lang = data.language;
  document.documentElement.style.colorScheme = data.dark ? "dark" : "light";
}
