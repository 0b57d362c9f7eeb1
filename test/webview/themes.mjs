// The colours that the editor gives to a page, as its own themes define them: Dark Modern, Light Modern, and both of high contrast.
const shared = { 'font-family': 'system-ui, "Ubuntu", "Droid Sans", sans-serif', 'font-size': '13px', 'editor-font-family': '"Droid Sans Mono", "monospace", monospace', 'editor-font-size': '13px' };

const dark = {
  foreground: '#cccccc', descriptionForeground: '#9d9d9d', errorForeground: '#f85149', focusBorder: '#0078d4',
  'editor-background': '#1f1f1f', 'editorWarning-foreground': '#cca700', 'editorInfo-foreground': '#59a4f9', 'sideBar-background': '#181818', 'panel-border': '#2b2b2b', 'widget-border': '#313131',
  'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c', 'input-placeholderForeground': '#989898',
  'dropdown-background': '#313131', 'dropdown-foreground': '#cccccc', 'dropdown-border': '#3c3c3c',
  'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'button-border': 'rgba(255, 255, 255, 0.07)',
  'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c',
  'textLink-foreground': '#4daafc', 'textLink-activeForeground': '#4daafc', 'textCodeBlock-background': '#2b2b2b', 'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
  'testing-iconFailed': '#f14c4c', 'tree-indentGuidesStroke': '#585858',
};
const light = {
  foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', errorForeground: '#f85149', focusBorder: '#005fb8',
  'editor-background': '#ffffff', 'editorWarning-foreground': '#bf8803', 'editorInfo-foreground': '#0063d3', 'sideBar-background': '#f8f8f8', 'panel-border': '#e5e5e5', 'widget-border': '#e5e5e5',
  'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece', 'input-placeholderForeground': '#767676',
  'dropdown-background': '#ffffff', 'dropdown-foreground': '#3b3b3b', 'dropdown-border': '#cecece',
  'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'button-border': 'rgba(0, 0, 0, 0.1)',
  'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc',
  'textLink-foreground': '#005fb8', 'textLink-activeForeground': '#005fb8', 'textCodeBlock-background': '#f8f8f8', 'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
  'testing-iconFailed': '#f14c4c', 'tree-indentGuidesStroke': '#a9a9a9',
};
const contrastDark = {
  foreground: '#ffffff', descriptionForeground: 'rgba(255, 255, 255, 0.7)', errorForeground: '#f48771', focusBorder: '#f38518', contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518',
  'editor-background': '#000000', 'editorWarning-foreground': '#ffd370', 'editorInfo-foreground': '#59a4f9', 'sideBar-background': '#000000', 'panel-border': '#6fc3df', 'widget-border': '#6fc3df',
  'input-background': '#000000', 'input-foreground': '#ffffff', 'input-border': '#6fc3df', 'input-placeholderForeground': 'rgba(255, 255, 255, 0.7)',
  'dropdown-background': '#000000', 'dropdown-foreground': '#ffffff', 'dropdown-border': '#6fc3df',
  'button-background': '#000000', 'button-foreground': '#ffffff', 'button-border': '#6fc3df', 'button-secondaryBackground': '#000000', 'button-secondaryForeground': '#ffffff',
  'textLink-foreground': '#21a6ff', 'textLink-activeForeground': '#21a6ff', 'textCodeBlock-background': '#000000',
  'testing-iconFailed': '#f14c4c', 'tree-indentGuidesStroke': '#a9a9a9',
};
const contrastLight = {
  ...contrastDark, foreground: '#292929', descriptionForeground: 'rgba(41, 41, 41, 0.7)', errorForeground: '#b5200d', focusBorder: '#006bbd', contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd',
  'editor-background': '#ffffff', 'editorWarning-foreground': '#895503', 'editorInfo-foreground': '#0063d3', 'sideBar-background': '#ffffff', 'panel-border': '#0f4a85', 'widget-border': '#0f4a85',
  'input-background': '#ffffff', 'input-foreground': '#292929', 'input-border': '#0f4a85', 'input-placeholderForeground': 'rgba(41, 41, 41, 0.7)',
  'dropdown-background': '#ffffff', 'dropdown-foreground': '#292929', 'dropdown-border': '#0f4a85',
  'button-background': '#0f4a85', 'button-foreground': '#ffffff', 'button-border': '#0f4a85', 'button-secondaryBackground': '#ffffff', 'button-secondaryForeground': '#292929',
  'textLink-foreground': '#0f4a85', 'textLink-activeForeground': '#0f4a85', 'textCodeBlock-background': '#f2f2f2', 'testing-iconFailed': '#b5200d',
};

/** Theme's name → the class that the editor sets on the body, and its variables. */
export const themes = {
  'dark': { kind: 'vscode-dark', variables: { ...shared, ...dark } },
  'light': { kind: 'vscode-light', variables: { ...shared, ...light } },
  'high contrast': { kind: 'vscode-high-contrast', variables: { ...shared, ...contrastDark } },
  'high contrast light': { kind: 'vscode-high-contrast vscode-high-contrast-light', variables: { ...shared, ...contrastLight } },
};
