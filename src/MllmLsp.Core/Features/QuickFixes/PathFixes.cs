using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.QuickFixes;

/// <summary>Fixes of destinations.</summary>
internal static class PathFixes
{
    public static IEnumerable<Fix> BrokenLink(FixContext fixing)
    {
        if (fixing.Reference is not { } reference || fixing.Folder is not { } folder)
        {
            yield break;
        }

        var invisible = Destination.InvisiblePrefix(reference.Target);
        if (invisible > 0)
        {
            yield return fixing.Change(
                fixing.Say("Remove the invisible character", "删去不可见字符"), FixSafety.Safe, new TextSpan(reference.TargetSpan.Start, invisible), "");
            yield break;
        }

        if (Destination.Classify(reference.Target) == DestinationKind.WindowsPath)
        {
            yield break;
        }

        var written = Destination.Decode(Destination.WithoutQuery(reference.Target));
        if (written.Contains('\\') && Resolves(fixing, reference, written.Replace('\\', '/')))
        {
            yield return fixing.Replace(Encode(written.Replace('\\', '/'), reference), FixSafety.Safe);
            yield break;
        }

        foreach (var path in Nearest(fixing, folder, written))
        {
            yield return fixing.Replace(Encode(Shown(fixing, folder, reference, path), reference), FixSafety.Unsafe);
        }

        if (Create(fixing, folder, reference, written) is { } create)
        {
            yield return create;
        }
    }

    public static IEnumerable<Fix> WrongCase(FixContext fixing)
    {
        if (fixing.Reference is { } reference && fixing.Folder is { } folder
            && Resolver.Resolve(fixing.Workspace, fixing.Document, reference).Path is { } path)
        {
            yield return fixing.Replace(Encode(Shown(fixing, folder, reference, path), reference), FixSafety.Safe);
        }
    }

    public static IEnumerable<Fix> Malformed(FixContext fixing)
    {
        if (fixing.Text is not { } text)
        {
            yield break;
        }

        var inner = text.Slice(fixing.Finding.Span).Trim().ToString();
        if (inner.Contains('<') || inner.Contains('>') || inner.Contains('"'))
        {
            yield break;
        }

        var nested = inner.IndexOf("](", StringComparison.Ordinal);
        var first = inner.StartsWith('[') && nested > 0 && inner.EndsWith(')') ? inner[(nested + 2)..^1] : inner.Split(' ', 2)[0];
        if (first.Contains("://", StringComparison.Ordinal))
        {
            yield return fixing.Change(fixing.Say($"Leave only '{first}'", $"只留下“{first}”"), FixSafety.Unsafe, fixing.Finding.Span, first);
        }
        else if (PathText.Extension(inner).Length is > 1 and < 10 && !inner.EndsWith(')'))
        {
            var reference = fixing.Reference!.Value with { Target = inner };
            yield return fixing.Change(
                fixing.Say($"Write <{inner}>", $"写作 <{inner}>"), Resolves(fixing, reference, inner) ? FixSafety.Safe : FixSafety.Unsafe, fixing.Finding.Span, $"<{inner}>");
        }
    }

    /// <summary>A destination in the style of the one it replaces: encoded where that one was, or where CommonMark would not read it raw.</summary>
    public static string Encode(string path, in Reference reference)
    {
        var wasEncoded = reference.Target != Destination.Decode(reference.Target);
        if (wasEncoded)
        {
            return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        }

        return path.Replace("%", "%25", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
    }

    private static bool Resolves(FixContext fixing, in Reference reference, string target) =>
        Resolver.Resolve(fixing.Workspace, fixing.Document, reference with { Kind = ReferenceKind.Inline, Target = target, Fragment = null }).Status == ResolutionStatus.Found;

    /// <summary>Rooted where the link was, else from the note's folder; without the extension where the link had none.</summary>
    private static string Shown(FixContext fixing, WorkspaceFolder folder, in Reference reference, string path)
    {
        var rooted = reference.Target.StartsWith('/');
        var basis = rooted ? folder.LinksRootFor(fixing.Document.Path) : PathText.Folder(fixing.Document.Path);
        var shown = PathText.Relative(basis, path);
        if (PathText.Extension(reference.Target).Length == 0 && fixing.Workspace.IsNote(path))
        {
            shown = shown[..^PathText.Extension(path).Length];
        }

        return rooted ? "/" + shown : reference.Target.StartsWith("./", StringComparison.Ordinal) && !shown.StartsWith("../", StringComparison.Ordinal) ? "./" + shown : shown;
    }

    private static IEnumerable<string> Nearest(FixContext fixing, WorkspaceFolder folder, string written)
    {
        var files = fixing.Workspace.Files;
        var nearest = new NearestNames(PathText.Name(written), 3);
        foreach (var path in files.Files.Where(path => PathText.IsWithin(path, folder.Path)))
        {
            nearest.Offer(PathText.NameOf(path));
        }

        return nearest.Take()
            .SelectMany(name => files.FindByName(name)
                .Where(path => PathText.NameOf(path).SequenceEqual(name) && PathText.IsWithin(path, folder.Path))
                .OrderBy(path => path.Length)
                .ThenBy(path => path, StringComparer.Ordinal)
                .Take(2))
            .Take(3);
    }

    private static Fix? Create(FixContext fixing, WorkspaceFolder folder, in Reference reference, string written)
    {
        var basis = written.StartsWith('/') ? folder.LinksRootFor(fixing.Document.Path) : PathText.Folder(fixing.Document.Path);
        var extension = PathText.Extension(written);
        if (extension.Length > 0 && !fixing.Settings.Extensions.Contains(extension.ToLowerInvariant()))
        {
            return null;
        }

        var target = PathText.Combine(basis, extension.Length > 0 ? written : written + fixing.Settings.Extensions[0]);
        return target is null || written.EndsWith('/') || !PathText.IsWithin(target, folder.Path) || reference.Kind is ReferenceKind.Image or ReferenceKind.HtmlImage
            ? null
            : NewNote.At(fixing, target, PathText.Stem(target));
    }
}
