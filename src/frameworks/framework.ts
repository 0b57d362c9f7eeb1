import type { Application } from '../model/application';
import type { Module } from '../model/module';
import type { Language } from '../model/syntax';

/** Something that people build applications with: it knows who meets a request, and in which order. */
export interface Framework {
  readonly id: string;
  readonly language: Language;
  /** Text that a file must contain to be worth reading for this framework. */
  readonly mark: RegExp;
  /** The applications that a file registers something on, with what other files register on the same ones. */
  applications(module: Module): Iterable<Application>;
}
