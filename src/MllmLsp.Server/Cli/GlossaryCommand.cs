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
            GlossaryImportCommand.Create(terminal),
            GlossaryExportCommand.Create(terminal),
        };
        CommandHelp.Add(command, [
            ("mllm-lsp glossary check", "Check the glossaries of the current folder."),
            ("mllm-lsp glossary build notes", "Propose concepts that the notes of a folder name."),
            ("mllm-lsp glossary import terms.csv -o team.glossary.yml", "Make a glossary of a table."),
            ("mllm-lsp glossary export -o glossary.html", "Write one page to read and search."),
        ]);
        return command;
    }
}
