import type ts from 'typescript';
import type { Export, Expression, Import, ImportedName, Statement } from '../../model/syntax';
import type { ExpressionLowering, TypeScript } from './expressions';

/** Imports and exports, of ECMAScript and of TypeScript. */
export class ModuleLowering {
  private readonly ts: TypeScript;
  private readonly inner: ExpressionLowering;

  constructor(loaded: TypeScript, inner: ExpressionLowering) {
    this.ts = loaded;
    this.inner = inner;
  }

  /** An import or export; undefined for anything else. */
  item(node: ts.Node): readonly Statement[] | undefined {
    const { ts } = this;
    if (ts.isImportDeclaration(node)) return [this.importStatement(node)];
    if (ts.isImportEqualsDeclaration(node)) return [this.importEquals(node)];
    if (ts.isExportDeclaration(node)) return [this.exportStatement(node)];
    if (!ts.isExportAssignment(node)) return undefined;
    const range = this.inner.range(node);
    const value = this.inner.expression(node.expression);
    if (!node.isExportEquals) return [{ kind: 'export', from: undefined, names: [], value, ...range }];
    return [{
      kind: 'assignment', target: moduleExports(range.start), operator: '=', value, declares: undefined,
      exported: false, ...range,
    }];
  }

  private importStatement(node: ts.ImportDeclaration): Import {
    const clause = node.importClause;
    const bindings = clause?.namedBindings;
    const names: ImportedName[] = [];
    const typeOnly = clause?.phaseModifier === this.ts.SyntaxKind.TypeKeyword;
    if (clause?.name && !typeOnly) names.push(this.imported('default', clause.name));
    if (bindings && !typeOnly) {
      if (this.ts.isNamespaceImport(bindings)) names.push(this.imported('*', bindings.name));
      else {
        const values = bindings.elements.filter((each) => !each.isTypeOnly);
        names.push(...values.map((each) => this.imported((each.propertyName ?? each.name).text, each.name)));
      }
    }
    return { kind: 'import', from: textOf(node.moduleSpecifier), names, ...this.inner.range(node) };
  }

  private imported(imported: string, local: ts.Identifier): ImportedName {
    return { imported, local: local.text, ...this.inner.range(local) };
  }

  /** `import x = require('y')`, and `import x = a.b`, which is but another name. */
  private importEquals(node: ts.ImportEqualsDeclaration): Statement {
    const range = this.inner.range(node);
    const { moduleReference: reference } = node;
    if (this.ts.isExternalModuleReference(reference)) {
      const names = node.isTypeOnly ? [] : [this.imported('*', node.name)];
      return { kind: 'import', from: textOf(reference.expression), names, ...range };
    }
    return {
      kind: 'assignment', target: this.inner.name(node.name), operator: '=', value: this.entity(reference),
      declares: 'const', exported: exportOf(this.ts, node) !== undefined, ...range,
    };
  }

  private entity(node: ts.EntityName): Expression {
    if (this.ts.isIdentifier(node)) return this.inner.name(node);
    return {
      kind: 'member', object: this.entity(node.left), name: this.inner.name(node.right), ...this.inner.range(node),
    };
  }

  private exportStatement(node: ts.ExportDeclaration): Export {
    const clause = node.exportClause;
    const from = node.moduleSpecifier && textOf(node.moduleSpecifier);
    const range = this.inner.range(node);
    if (node.isTypeOnly) return { kind: 'export', from, names: [], value: undefined, ...range };
    if (!clause) return { kind: 'export', from, names: [{ local: '*', exported: '*' }], value: undefined, ...range };
    const names = this.ts.isNamespaceExport(clause)
      ? [{ local: '*', exported: clause.name.text }]
      : clause.elements.filter((each) => !each.isTypeOnly)
        .map((each) => ({ local: (each.propertyName ?? each.name).text, exported: each.name.text }));
    return { kind: 'export', from, names, value: undefined, ...range };
  }
}

/** How a declaration is exported by its own words. */
export function exportOf(loaded: TypeScript, node: ts.Node): 'named' | 'default' | undefined {
  const { ExportKeyword, DefaultKeyword } = loaded.SyntaxKind;
  const kinds = (loaded.canHaveModifiers(node) ? loaded.getModifiers(node) ?? [] : []).map(({ kind }) => kind);
  if (!kinds.includes(ExportKeyword)) return undefined;
  return kinds.includes(DefaultKeyword) ? 'default' : 'named';
}

/** `export = x` is `module.exports = x`; the words stand where `export` does. */
function moduleExports(start: number): Expression {
  const range = { start, end: start + 'export'.length };
  return {
    kind: 'member', object: { kind: 'name', name: 'module', ...range },
    name: { kind: 'name', name: 'exports', ...range }, ...range,
  };
}

/** The module named by an import; a broken one names nothing. */
function textOf(specifier: ts.Expression): string {
  return 'text' in specifier && typeof specifier.text === 'string' ? specifier.text : '';
}
