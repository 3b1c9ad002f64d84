using MllmLsp.Core.Bibliographies;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>A key of a bibliography's entry: in its file, in the fields of other entries that name it, and in every citation.</summary>
internal sealed record CitationRename(TextSpan Span, string Name, Workspace Workspace, BibFile File, BibEntry Entry) : RenameSubject(Span, Name)
{
    /// <summary>What BibTeX or biber gives a meaning to.</summary>
    private const string NotInKeys = "{}(),=\"#%~\\'@";

    public static RenameSubject? InNote(Workspace workspace, Document note, int offset) =>
        note.Outline.ReferenceAt(offset) is { Kind: ReferenceKind.Citation or ReferenceKind.BareCitation } reference && reference.TargetSpan.Touches(offset)
        && Resolver.Resolve(workspace, note, reference).Citation is var (file, entry)
            ? new CitationRename(reference.TargetSpan, reference.Target, workspace, file, entry)
            : null;

    public static RenameSubject? InBibliography(Workspace workspace, BibFile file, int offset) =>
        BibliographyPlace.At(file, offset) is var (entry, key, span) ? new CitationRename(span, key, workspace, file, entry) : null;

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim().TrimStart('@');
        if (name.Length == 0 || name.AsSpan().ContainsAny(NotInKeys) || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            || CitationText.At("@{" + name + "}", 0)?.Key.Length != name.Length)
        {
            return RenameResult.Refused(
                $"'{name}' is no key of a bibliography: leave out spaces and {NotInKeys}.",
                $"“{name}”不能作文献的键：请勿使用空格和 {NotInKeys}。");
        }

        if (name == Name)
        {
            return new RenameResult([]);
        }

        var bibliography = Workspace.BibliographyFor(File.Path);
        if (bibliography.Find(name) is var (taken, _))
        {
            return RenameResult.Refused(
                $"'{name}' is a key in {PathText.Name(taken.Path)} already: choose another one.",
                $"{PathText.Name(taken.Path)} 中已有键“{name}”：请换一个。");
        }

        var declaring = BibKeyPlaces.Declaring(File, Entry, Name).Select(span => (File.Path, new TextChange(span, name)));
        var naming = IsInForce
            ? bibliography.Files.SelectMany(file => BibKeyPlaces.Naming(file, Name).Select(span => (file.Path, new TextChange(span, name))))
            : [];
        var citing = Workspace.Citing(Name).SelectMany(note => Citations(note, name, context).Select(change => (note.Path, change)));
        return RenameResult.Of(declaring.Concat(naming).Concat(citing));
    }

    /// <summary>Of two entries with one key only the one that counts takes what names it along.</summary>
    private bool IsInForce => IsThis(Workspace.BibliographyFor(File.Path).Find(Name));

    private bool IsThis((BibFile File, BibEntry Entry)? found) => found is var (file, entry) && file.Path == File.Path && entry.KeySpan == Entry.KeySpan;

    private IEnumerable<TextChange> Citations(Document note, string name, FeatureContext context)
    {
        foreach (var reference in note.Outline.References)
        {
            if (reference.Kind is ReferenceKind.Citation or ReferenceKind.BareCitation && reference.Target == Name
                && IsThis(Resolver.Resolve(Workspace, note, reference).Citation))
            {
                yield return new TextChange(reference.TargetSpan, IsReadAs(name, reference, context.TextOf(Workspace, note.Path)) ? name : $"{{{name}}}");
            }
        }
    }

    /// <summary>Whether the key can stand there without braces: what follows may be read as more of it.</summary>
    private static bool IsReadAs(string name, in Reference reference, SourceText? text)
    {
        if (text is null || reference.TargetSpan.Start == 0 || text[reference.TargetSpan.Start - 1] == '{')
        {
            return text is not null;
        }

        var line = text.Lines.LineSpan(text.Lines.LineOf(reference.TargetSpan.Start));
        var written = string.Concat("@", name, text.Slice(TextSpan.FromBounds(reference.TargetSpan.End, Math.Max(line.End, reference.TargetSpan.End))));
        return CitationText.At(written, 0)?.Key == new TextSpan(1, name.Length);
    }
}
