package dev.broadsheet.export;

/** Into how many files a corpus goes. */
enum Parcel {
  /** All articles in one. */
  ONE,
  /** A file an article, in a folder a site. */
  FOLDER,
  /** The same in a zip file. */
  ZIP
}
