package dev.guildhall.imports;

import dev.guildhall.packages.ArchiveTree;
import dev.guildhall.packages.SourcePlace;
import java.util.Optional;

/** What is imported: the files, and the repository they come from. */
record ImportTree(ArchiveTree tree, Optional<SourcePlace> source) {}
