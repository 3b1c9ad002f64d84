using System.Collections.Immutable;
using MllmLsp.Core.Glossaries;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Which notes may refer to a note or concept: an inverted index from the names that references use to the notes that use them. It answers
/// a superset, so that only a few notes' references have to be resolved, and it never has to know what resolves to what: it stays right
/// whatever files come and go.
/// </summary>
internal sealed class BacklinkIndex
{
    /// <summary>No name holds a control character, so that ids, labels and names of files never meet.</summary>
    private const string ConceptPrefix = "\u0001";

    private const string LabelPrefix = "\u0002";

    private const string TagPrefix = "\u0003";

    private readonly LayeredLookup users;

    private BacklinkIndex(LayeredLookup users) => this.users = users;

    /// <summary>Linear in the references of all notes.</summary>
    public static BacklinkIndex Of(IEnumerable<Document> documents) =>
        new(LayeredLookup.Create(documents.SelectMany(document => KeysOf(document).Select(key => (key, document.Path)))));

    /// <summary>The index with a note's references in the place of those it had before.</summary>
    public BacklinkIndex With(Document? before, Document? now)
    {
        var old = before is null ? [] : KeysOf(before);
        var kept = now is null ? [] : KeysOf(now);
        var changed = users;
        foreach (var key in old.Except(kept))
        {
            changed = changed.Remove(key, before!.Path);
        }

        foreach (var key in kept.Except(old))
        {
            changed = changed.Add(key, now!.Path);
        }

        return ReferenceEquals(changed, users) ? this : new BacklinkIndex(changed);
    }

    /// <summary>Paths of the notes that may refer to a file, the file itself aside, each once.</summary>
    public IEnumerable<string> MayReferTo(Workspace workspace, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { NameKey.Folded(PathText.Name(path)), NameKey.Folded(PathText.Stem(path)) };
        if (PathText.Stem(path) is "README" or "readme" or "index")
        {
            // Links to a folder lead to its note; `..` and `.` name it without its name.
            names.Add(NameKey.Folded(PathText.Name(PathText.Folder(path))));
            names.Add("");
        }

        if (workspace.Find(path) is { } document)
        {
            if (document.Outline.Title is { } title)
            {
                names.Add(Name(title));
            }

            names.UnionWith((document.Outline.FrontMatter?.Aliases ?? []).Select(alias => Name(alias.Name)));
        }

        return names.SelectMany(name => users[name]).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Paths of the notes in whose prose a label of the concept stands.</summary>
    public ImmutableArray<string> Mentioning(string conceptId) => users[ConceptPrefix + conceptId];

    /// <summary>Paths of the notes with a wiki link that one of the concept's names could answer, each once.</summary>
    public IEnumerable<string> MayLinkTo(Concept concept) =>
        concept.Labels.Select(label => LabelIndex.KeyOf(label.Text)).OfType<string>().Distinct(StringComparer.Ordinal)
            .SelectMany(key => users[LabelPrefix + key])
            .Distinct(StringComparer.Ordinal);

    /// <summary>Paths of the notes that have the tag or one nested below it.</summary>
    public ImmutableArray<string> Tagged(string tag) => users[TagPrefix + Name(tag)];

    /// <summary>Every tag of the workspace, folded, with the number of notes that have it or one below it.</summary>
    public IEnumerable<(string Tag, int Notes)> Tags() =>
        users.All().Where(entry => entry.Key.StartsWith(TagPrefix, StringComparison.Ordinal)).Select(entry => (entry.Key[TagPrefix.Length..], entry.Values.Length));

    private static HashSet<string> KeysOf(Document document)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in document.Outline.References)
        {
            if (reference.Target.Length == 0)
            {
                continue;
            }

            if (reference.IsWiki)
            {
                AddWiki(reference.Target, keys);
            }
            else if (reference.HasDestination && Destination.Classify(reference.Target) is DestinationKind.Relative or DestinationKind.Rooted)
            {
                AddDestination(reference.Target, keys);
            }
        }

        foreach (var tag in (document.Outline.FrontMatter?.Tags ?? []).Concat(document.Outline.Tags))
        {
            var name = Name(tag.Name);
            for (var end = name.IndexOf('/'); end > 0; end = name.IndexOf('/', end + 1))
            {
                keys.Add(TagPrefix + name[..end]);
            }

            keys.Add(TagPrefix + name);
        }

        foreach (var concept in document.Mentions ?? [])
        {
            keys.Add(ConceptPrefix + concept);
        }

        return keys;
    }

    private static void AddWiki(string target, HashSet<string> keys)
    {
        keys.Add(Name(target));
        keys.Add(Name(LastPart(target)));
        if (LabelIndex.KeyOf(target) is { } label)
        {
            keys.Add(LabelPrefix + label);
            keys.Add(LabelPrefix + LabelIndex.Singular(label));
        }
    }

    private static void AddDestination(string target, HashSet<string> keys)
    {
        var written = Destination.WithoutQuery(target);
        keys.Add(Name(LastPart(written)));
        keys.Add(Name(LastPart(Destination.Decode(written))));
    }

    /// <summary>The last part of a path; empty for a path that ends in <c>..</c> or <c>.</c>, which names no file.</summary>
    private static string LastPart(string target)
    {
        var path = target.Replace('\\', '/').TrimEnd('/');
        var last = PathText.Name(path);
        return last is "." or ".." ? "" : last;
    }

    private static string Name(string name) => NameKey.Folded(name);
}
