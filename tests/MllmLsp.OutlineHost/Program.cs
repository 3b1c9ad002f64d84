using System.Text.Json;
using MllmLsp.OutlineHost;

// One question a line, one answer a line, until the input ends.
using var output = Console.OpenStandardOutput();
while (Console.In.ReadLine() is { } line)
{
    using var question = JsonDocument.Parse(line);
    using var answer = new MemoryStream();
    using (var writer = new Utf8JsonWriter(answer))
    {
        Answers.Write(question.RootElement, writer);
    }

    answer.WriteByte((byte)'\n');
    answer.WriteTo(output);
    output.Flush();
}
