using MllmLsp.Core.Syntax;

namespace MllmLsp.Core.Workspaces;

/// <summary>
/// Who may link to a note, by name: every link ends in the name of its target, or is its title. Which ones do is then asked of the resolver.
/// </summary>
public static class Referrers
{
    /// <summary>Whether another note links to this one. Looks at the notes whose links end in one of its names, up to the first that leads here.</summary>
    public static bool Any(Workspace workspace, Document document)
    {
        var names = NamesOf(document).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var path in workspace.FindReferrers(name))
            {
                if (path != document.Path && workspace.Find(path) is { } note && LeadsTo(workspace, note, document.Path, names))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The names that a note's links end in, each once: what a lookup by name finds the note under.</summary>
    internal static HashSet<string> NamesIn(Document document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in document.Outline.References)
        {
            Add(reference, names);
        }

        return names;
    }

    private static bool LeadsTo(Workspace workspace, Document note, string path, HashSet<string> names)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in note.Outline.References)
        {
            own.Clear();
            Add(reference, own);
            if (own.Overlaps(names) && Resolver.Resolve(workspace, note, reference).Path == path)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> NamesOf(Document document)
    {
        yield return Key(PathText.Stem(document.Path));
        yield return Key(PathText.Name(document.Path));
        if (document.Outline.Title is { Length: > 0 } title)
        {
            yield return Key(title);
        }

        foreach (var alias in document.Outline.FrontMatter?.Aliases ?? [])
        {
            yield return Key(alias.Name);
        }
    }

    private static void Add(in Reference reference, HashSet<string> names)
    {
        if (reference.Target.Length == 0 || !(reference.IsWiki || (reference.HasDestination && reference.Kind != ReferenceKind.Autolink)))
        {
            return;
        }

        var target = reference.IsWiki ? reference.Target : Destination.Decode(Destination.WithoutQuery(reference.Target));
        target = target.Replace('\\', '/');
        names.Add(Key(PathText.Name(target)));
        if (target.Contains('/'))
        {
            names.Add(Key(target));
        }
    }

    private static string Key(string name) => NameKey.Folded(name.Trim());
}
