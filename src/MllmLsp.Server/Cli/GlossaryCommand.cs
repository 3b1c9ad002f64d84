using System.CommandLine;

namespace MllmLsp.Server.Cli;

/// <summary><c>mllm-lsp glossary ...</c>: everything that is done with glossaries as a whole.</summary>
internal static class GlossaryCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("glossary", "Work with glossaries.")
        {
            GlossaryCheckCommand.Create(terminal),
            GlossaryBuildCommand.Create(terminal),
        };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary check", "Check the glossaries of the current folder."),
            ("mllm-lsp glossary build notes", "Propose concepts that the notes of a folder name."),
        ]);
        return command;
    }
}
