using System.Collections.Immutable;
using MllmLsp.Core.Diagnostics;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Server.Files;

/// <summary>Settings laid over others.</summary>
/// <param name="Settings">What holds: every right key counts, whatever else is wrong.</param>
internal sealed record SettingsResult(Settings Settings, ImmutableArray<SettingsProblem> Problems)
{
    /// <summary>True: unreadable or no JSON, so nothing of it counts and <see cref="Settings"/> are those below it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>A hash of what was read and where; zero where nothing was that counts.</summary>
    public UInt128 ContentKey { get; init; }

    /// <summary>Where each value that this source set is written, in the order of the file.</summary>
    public ImmutableArray<SettingOrigin> Origins { get; init; } = [];
}

/// <summary>Where one value, or one pattern of a list of patterns, is written.</summary>
/// <param name="Name">The key's dotted name.</param>
/// <param name="Override">The number of the entry of <c>overrides</c> in which it stands, from 0; null: it holds for all files.</param>
/// <param name="Path">The file; null where a client sent it.</param>
internal sealed record SettingOrigin(string Name, int? Override, string? Path, LinePosition Position)
{
    /// <summary>Of the patterns that the value consists of: each with its place. Empty for other values.</summary>
    public ImmutableArray<(string Pattern, LinePosition Position)> Globs { get; init; } = [];
}

/// <summary>A wrong key or value, or one that can have no effect.</summary>
/// <param name="Path">The file; null where a client sent the settings.</param>
/// <param name="Position">Zero-based, in UTF-16 units.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record SettingsProblem(string? Path, LinePosition Position, string Message)
{
    public string Code { get; init; } = DiagnosticCodes.InvalidSetting;

    /// <summary>The problem as a finding in the file's text: it is known by where it begins, and shown to the end of its line.</summary>
    public Diagnostic ToDiagnostic(SourceText text)
    {
        var start = text.Lines.OffsetAt(Position);
        var end = Math.Max(start, text.Lines.LineSpan(Position.Line).End);
        return new Diagnostic(Code, DiagnosticCodes.DefaultSeverities[Code], TextSpan.FromBounds(start, end), Message);
    }
}

/// <summary>Who wrote the settings, which decides how far they reach.</summary>
/// <param name="Path">The file for problems; null where a client sent them.</param>
/// <param name="Root">Not null: they came with the notes, and may name nothing outside this folder.</param>
internal sealed record SettingsSource(string? Path, string? Root)
{
    /// <summary>Configuration and initialization options of a client.</summary>
    public static SettingsSource Client { get; } = new(null, null);

    /// <summary>The folder to which patterns are relative; null: the opened one, or for a file that the user named, the root of what is checked.</summary>
    public string? Folder => Root is null ? null : DiskPath.Parent(Path!);

    /// <summary>A file that the user named.</summary>
    public static SettingsSource User(string path) => new(path, null);

    /// <summary>The project's own file.</summary>
    public static SettingsSource Project(string path, string root) => new(path, root);

    /// <summary>
    /// The path that a setting names: relative to the settings' file, where there is one. Null: not allowed, because it leaves the
    /// <see cref="Root"/>, or no path at all. Looks at the text only; links are followed on reading.
    /// </summary>
    public string? Locate(string text)
    {
        // A client's relative path is joined with a folder later, where nobody could be told that it is none.
        if (text.Length == 0 || text.Contains('\0'))
        {
            return null;
        }

        try
        {
            var located = Path is null ? text : DiskPath.Normalize(text, DiskPath.Parent(Path) ?? "/");
            return Root is not null && !DiskPath.IsWithin(located, Root) ? null : located;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
