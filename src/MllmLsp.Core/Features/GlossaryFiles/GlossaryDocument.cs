using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Text;

namespace MllmLsp.Core.Features.GlossaryFiles;

/// <summary>A glossary file as an editor has it open.</summary>
/// <param name="Path">
/// As in <c>Document.Path</c>; that of a built-in file, which begins with <see cref="Glossary.BuiltInScheme"/>, for a copy of it.
/// </param>
/// <param name="Text">What is in the editor, which may be no YAML at the moment.</param>
public sealed record GlossaryDocument(string Path, SourceText Text)
{
    public bool IsBuiltIn => Path.StartsWith(Glossary.BuiltInScheme, StringComparison.Ordinal);
}
