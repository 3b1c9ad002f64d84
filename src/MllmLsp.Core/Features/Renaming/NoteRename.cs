using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;

namespace MllmLsp.Core.Features.Renaming;

/// <summary>A note or another file, by a link to it: the file gets another name in its folder, and all links follow.</summary>
internal sealed record NoteRename(TextSpan Span, string Name, Workspace Workspace, string Path) : RenameSubject(Span, Name)
{
    public static RenameSubject? Find(Workspace workspace, Document document, int offset)
    {
        if (document.Outline.ReferenceAt(offset) is not { } reference || !reference.TargetSpan.Touches(offset) || (!reference.IsWiki && !reference.HasDestination))
        {
            return null;
        }

        var found = Resolver.Resolve(workspace, document, reference);
        return found is { Path: { } path, IsFolder: false } && reference.Target.Length > 0
            ? new NoteRename(reference.TargetSpan, workspace.IsNote(path) ? PathText.Stem(path) : PathText.Name(path), workspace, path)
            : null;
    }

    public override RenameResult Rename(string name, FeatureContext context)
    {
        name = name.Trim();
        var extension = PathText.Extension(Path);
        name = Workspace.IsNote(Path) && !name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? name + extension : name;
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().IndexOfAny("/\\:*?\"<>|\r\n\0") >= 0 || name == extension)
        {
            return RenameResult.Refused(
                $"'{name}' is no file name on every system: leave out / \\ : * ? \" < > |.",
                $"“{name}”不能在所有系统上作文件名：请勿使用 / \\ : * ? \" < > |。");
        }

        var target = PathText.Folder(Path) + "/" + name;
        if (target == Path)
        {
            return new RenameResult([]);
        }

        if (Workspace.Files.FindAnyCase(target) is { } taken && taken != Path)
        {
            return RenameResult.Refused($"There is a file '{name}' already: choose another name.", $"已有文件“{name}”：请换一个名称。");
        }

        return new RenameResult(FileMoves.Edits(Workspace, [new FileMove(Path, target)], context)) { Move = new FileMove(Path, target) };
    }
}
