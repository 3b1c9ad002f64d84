using MllmLsp.Core.Features.GlossaryFiles;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Terms;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>
/// One label of a concept, by a term in a note, a wiki link, or its place in the entry: the entry, all prose that uses this label (the labels of
/// the other language stay), and what links by it.
/// </summary>
/// <param name="Path">Of the document from which it was asked for.</param>
/// <param name="Concept">As it is in force there.</param>
/// <param name="IsQuiet">The cursor is on words that are not the author's own, which would stay.</param>
internal sealed record ConceptLabelRename(TextSpan Span, Workspace Workspace, string Path, Concept Concept, Label Label, bool IsQuiet = false)
    : RenameSubject(Span, Label.Text)
{
    /// <summary>What would end a term in Markdown, or begin something else.</summary>
    private const string Markup = "`[]|<>\\$#^";

    private string Owner => Label.DefinedIn ?? Concept.DefinedIn;

    private bool IsNote => Workspace.ConceptNotes.ContainsKey(Owner);

    public override Wording? Refusal =>
        Glossary.IsBuiltIn(Owner) ? new Wording(
            $"'{Name}' is a label of the built-in glossary, which cannot be changed: write an entry of your own with the label that you prefer.",
            $"“{Name}”是内置术语表中的名称，不能修改：请在自己的术语表中写一个条目，给出您要用的名称。")
        : Label.Role is LabelRole.Avoided or LabelRole.Hidden ? new Wording(
            $"'{Name}' is a label that nobody should see: change it in its entry.",
            $"“{Name}”是不应出现的名称：请在其条目中修改。")
        : Label.Span.IsEmpty ? new Wording(
            $"'{Name}' is the name of the file {PathText.Name(Owner)}: rename the file, or give the note a title.",
            $"“{Name}”是文件 {PathText.Name(Owner)} 的名称：请重命名文件，或给笔记加上标题。")
        : IsQuiet ? new Wording(
            $"'{Name}' stands in a quotation or a title here, which a rename leaves as it is: ask at another place of the term.",
            $"此处的“{Name}”在引文或标题中，重命名不会改动：请在该术语的其他位置操作。")
        : null;

    /// <summary>The names of a note that is an entry, in the note itself: its title, its aliases, its labels in the front matter.</summary>
    public static RenameSubject? InOwnNote(Workspace workspace, Document note, int offset)
    {
        if (note.Text is not { } text || !workspace.ConceptNotes.TryGetValue(note.Path, out var file) || file.Concepts is not [var own])
        {
            return null;
        }

        var label = own.Labels.FirstOrDefault(label => label.Span.Touches(offset) && text.Slice(label.Span).SequenceEqual(label.Text));
        return label is null ? null : new ConceptLabelRename(label.Span, workspace, note.Path, InForce(workspace, own), label);
    }

    /// <summary>A term in prose, or a wiki link that names one.</summary>
    public static RenameSubject? InNote(Workspace workspace, Document note, int offset)
    {
        var glossary = workspace.GlossaryFor(note.Path);
        if (note.Outline.ReferenceAt(offset) is { IsWiki: true } link && link.TargetSpan.Touches(offset))
        {
            return Resolver.Resolve(workspace, note, link).Concept is { } linked && Linked(linked, link.Target) is { } named
                ? new ConceptLabelRename(link.TargetSpan, workspace, note.Path, linked, named)
                : null;
        }

        if (note.Text is not { } text || TermAt.Find(workspace, note, offset) is not { } term || !Syntax.Prose.IsProse(note.Outline, term.Span.Start))
        {
            return null;
        }

        // Where the case is another, it may be a word of the language, which stays.
        var line = text.Lines.LineSpan(text.Lines.LineOf(term.Span.Start));
        var isStrict = glossary.Matcher.Find(text.AsSpan()[line.Start..Math.Max(line.End, term.Span.End)], MatchMode.Strict)
            .Any(match => match.Span.Shift(line.Start) == term.Span && ConceptUses.AreSame(match.Concept, term.Concept));
        return isStrict
            ? new ConceptLabelRename(term.Span, workspace, note.Path, term.Concept, term.Label, !new QuietPlaces(note.Outline, text).Allow(term.Span))
            : null;
    }

    /// <summary>A label at its place in an entry.</summary>
    public static RenameSubject? InGlossary(Workspace workspace, GlossaryDocument document, int offset)
    {
        if (!workspace.GlossaryAround(document.Path).Files.TryGetValue(document.Path, out var file) && !workspace.GlossaryFiles.TryGetValue(document.Path, out file))
        {
            return null;
        }

        foreach (var concept in file.IsBroken ? [] : file.Concepts)
        {
            foreach (var label in concept.Labels)
            {
                if (label.Span.Touches(offset))
                {
                    return new ConceptLabelRename(label.Span, workspace, document.Path, InForce(workspace, concept), label);
                }
            }
        }

        return null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = LabelReader.Canonical(name);
        if ((Refusal ?? Unfit(name) ?? Taken(name) ?? Broken()) is { } refusal)
        {
            return new RenameResult([], refusal);
        }

        if (name == Name)
        {
            return new RenameResult([]);
        }

        var all = new LabelChanges();
        var notes = new LabelInNotes(Workspace, Concept, Label, name);
        if ((InEntry(name, context, all) ?? InNotes(notes, context, all)) is { } refused)
        {
            return refused;
        }

        InGlossaries(name, notes, all);
        return all.Result();
    }

    /// <summary>What a glossary makes of an entry; the entry itself where another one counts or it waits for a decision.</summary>
    private static Concept InForce(Workspace workspace, Concept entry) =>
        workspace.GlossaryAround(entry.DefinedIn).Concepts.FirstOrDefault(concept => ConceptUses.AreSame(concept, entry)) ?? entry;

    private static Label? Linked(Concept concept, string target)
    {
        var key = LabelIndex.KeyOf(target);
        return concept.Labels.FirstOrDefault(label => label.Text == target)
            ?? concept.Labels.FirstOrDefault(label => LabelIndex.KeyOf(label.Text) == key)
            ?? (key is null ? null : concept.Labels.FirstOrDefault(label => LabelIndex.KeyOf(label.Text) == LabelIndex.Singular(key)));
    }

    private static Wording? Unfit(string name) =>
        name.Length is 0 or > TermMatcher.MaxLabelLength || LabelShape.Of(name) is null || name.Any(char.IsControl) || name.AsSpan().ContainsAny(Markup)
            ? new Wording(
                $"'{name}' cannot be a label: it needs a letter or digit, at most {TermMatcher.MaxLabelLength} characters, and none of {Markup}, since it stands in running text.",
                $"“{name}”不能作名称：须有文字或数字，不超过 {TermMatcher.MaxLabelLength} 个字符，且因要写入正文，不能含 {Markup}。")
            : null;

    private Wording? Taken(string name)
    {
        var key = LabelIndex.KeyOf(name);
        var owner = new[] { Owner, Path }.SelectMany(path => Workspace.GlossaryAround(path).Lookup(name)).FirstOrDefault(other => !ConceptUses.AreSame(other, Concept));
        if (owner is not null)
        {
            return new Wording(
                $"'{name}' is a label of '{owner.NameIn(Language.English)}' already: choose another one.",
                $"“{name}”已是“{owner.NameIn(Language.Chinese)}”的名称：请换一个。");
        }

        return name != Name && Concept.Labels.Any(label => label.Text != Name && LabelIndex.KeyOf(label.Text) == key)
            ? new Wording(
                $"'{name}' is another label of this concept already: choose another one, or change the entry.",
                $"“{name}”已是此概念的另一个名称：请换一个，或修改条目。")
            : null;
    }

    private Wording? Broken() => Workspace.GlossaryFiles.Values.FirstOrDefault(file => file.IsBroken) is { Path: var path }
        ? new Wording(
            $"{PathText.Name(path)} cannot be read at the moment: mend its YAML first, so that no use of the label is missed.",
            $"{PathText.Name(path)} 目前无法读取：请先改正其中的 YAML，以免漏改名称。")
        : null;

    private RenameResult? InEntry(string name, FeatureContext context, LabelChanges all)
    {
        var file = IsNote ? Workspace.ConceptNotes[Owner] : Workspace.GlossaryFiles[Owner];
        var text = IsNote ? context.TextOf(Workspace, Owner) : file.Text;
        var entry = file.Concepts.FirstOrDefault(entry => entry.NameSpan == Concept.NameSpan);
        if (text is null || entry is null)
        {
            return Unread(Owner);
        }

        if (new LabelInEntry(file, text, entry, Label, IsNote).Changes(name, LostId(entry, name)) is not { } changes)
        {
            return RenameResult.Refused(
                $"'{name}' would not be read as this label in {PathText.Name(Owner)} (another language, or marks that mean something there): change the entry by hand.",
                $"“{name}”写入 {PathText.Name(Owner)} 后不会被读作同一名称（语言不同，或含有特殊符号）：请手动修改条目。");
        }

        all.Add(Owner, changes);
        return null;
    }

    /// <summary>The id that was made from the label, where something names it or a built-in entry lies below; null where the entry keeps its id.</summary>
    private string? LostId(Concept entry, string name)
    {
        if (entry.IdSpan is not null || entry.Labels[0].Text != Name || ConceptSlug.Of(name) == ConceptSlug.Of(Name))
        {
            return null;
        }

        var uses = ConceptUses.Of(Workspace, Concept).Select(use => use.Id).ToHashSet(StringComparer.Ordinal);
        var liesOver = Concept.Labels.Any(label => label.DefinedIn is { } path && Glossary.IsBuiltIn(path));
        return uses.Contains(entry.Id) ? entry.Id : uses.Count > 0 || liesOver ? Concept.Id : null;
    }

    private void InGlossaries(string name, LabelInNotes notes, LabelChanges all)
    {
        foreach (var file in Workspace.GlossaryFiles.Values)
        {
            var own = file.Path == Owner ? file.Concepts.FirstOrDefault(entry => entry.NameSpan == Concept.NameSpan)?.Span : null;
            var words = LabelInGlossaries.Words(file, Workspace.GlossaryAround(file.Path).Matcher, match => notes.IsMeant(match), own);
            foreach (var match in words)
            {
                var change = new TextChange(match.Span, LabelSpelling.Of(name, Label, file.Text.Slice(match.Span), match.IsPlural));
                all.Add(file.Path, new LabelChange(change, IsDoubtful: !match.Homonyms.IsEmpty));
            }
        }
    }

    private RenameResult? InNotes(LabelInNotes notes, FeatureContext context, LabelChanges all)
    {
        foreach (var note in notes.Mentioning(Path))
        {
            if (context.TextOf(Workspace, note.Path) is not { } text)
            {
                return Unread(note.Path);
            }

            foreach (var word in notes.Words(note, text))
            {
                all.Add(note.Path, word);
            }
        }

        foreach (var (user, change) in notes.Links())
        {
            all.Add(user, change);
        }

        return InAnchors(notes, context, all);
    }

    /// <summary>Last, since a heading changes with its words and with the links that stand in it.</summary>
    private RenameResult? InAnchors(LabelInNotes notes, FeatureContext context, LabelChanges all)
    {
        foreach (var note in all.Paths.Select(Workspace.Find).OfType<Document>().Where(note => LabelInNotes.ChangesNames(note, all.Of(note.Path))))
        {
            if (context.TextOf(Workspace, note.Path) is not { } text)
            {
                return Unread(note.Path);
            }

            foreach (var (user, change) in notes.Anchors(note, text, all.Of(note.Path), context))
            {
                all.AddFollowing(user, change);
            }
        }

        return null;
    }

    private static RenameResult Unread(string path) => RenameResult.Refused(
        $"{PathText.Name(path)} cannot be read, and a use of the label might be missed.",
        $"无法读取 {PathText.Name(path)}，可能会漏改名称。");
}
