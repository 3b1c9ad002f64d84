using System.Collections.Immutable;

namespace MllmLsp.Core.Glossaries.Exchange;

/// <summary>A table of texts, as CSV and Markdown have them.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">A row may have fewer or more cells than the header.</param>
public sealed record Table(TableRow Header, ImmutableArray<TableRow> Rows);

/// <param name="Offset">Where the row begins in the file.</param>
public sealed record TableRow(ImmutableArray<TableCell> Cells, int Offset);

/// <param name="Text">Without quotation marks and escapes of the file's format.</param>
/// <param name="Offset">Where it is written in the file.</param>
public readonly record struct TableCell(string Text, int Offset);
