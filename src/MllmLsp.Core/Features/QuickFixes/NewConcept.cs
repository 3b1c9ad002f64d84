using System.Text;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>The fix that defines a term: an entry behind the last one of the nearest glossary file, or a new file.</summary>
internal static class NewConcept
{
    public static Fix For(FixContext fixing, WorkspaceFolder folder, string term) => new(
        fixing.Say($"Define the term '{term}' in the glossary", $"在术语表中定义“{term}”"), FixSafety.Unsafe, [Edit(fixing.Workspace, folder, term)]);

    public static DocumentEdit Edit(Workspace workspace, WorkspaceFolder folder, string term)
    {
        foreach (var file in workspace.GlossaryFiles.Values)
        {
            if (file is { IsGlossary: true, IsBroken: false, Concepts: [.., var last] } && PathText.IsWithin(file.Path, folder.Path))
            {
                return new DocumentEdit(file.Path, [Behind(file.Text, last.Span, term)]);
            }
        }

        var path = $"{folder.Path}/glossary/terms.yml";
        return new DocumentEdit(path, [new TextChange(new TextSpan(0, 0), "concepts:\n" + Entry(term, "  ", "\n"))], Creates: true);
    }

    /// <summary>Indented as the last entry is, at the end of its last line that is not blank.</summary>
    private static TextChange Behind(SourceText text, TextSpan last, string term)
    {
        var firstLine = text.Slice(text.Lines.LineSpan(text.Lines.LineOf(last.Start)));
        var indent = firstLine[..(firstLine.Length - firstLine.TrimStart().Length)].ToString();
        var end = last.End;
        while (end > last.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var lineEnd = text.Lines.LineSpan(text.Lines.LineOf(end)).End;
        var newLine = text.AsSpan().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new TextChange(new TextSpan(lineEnd, 0), newLine + Entry(term, indent, newLine).TrimEnd());
    }

    private static string Entry(string term, string indent, string newLine)
    {
        var quoted = new StringBuilder("\"").Append(term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        return $"{indent}- term: {quoted}{newLine}{indent}  definition: \"\"{newLine}";
    }
}
