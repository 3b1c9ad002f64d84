using System.Text.Json;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Which answers a client may count on, by JSON-RPC 2.0: one for each request, and one with a null id for what is no message.</summary>
internal sealed class ExpectedAnswers
{
    /// <summary>How often each id is to be answered.</summary>
    public Dictionary<string, int> Certain { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that the server may keep waiting: until the folders are read, or until something changes.</summary>
    public Dictionary<string, int> Possible { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the client itself ends the conversation.</summary>
    public bool Ends { get; private set; }

    public void Add(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            Add(json.RootElement);
        }
        catch (JsonException)
        {
            Count(Certain, "null");
        }
    }

    private void Add(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            Count(Certain, "null");
            return;
        }

        var hasId = TryGet(message, "id", out var id);
        if (hasId && KeyOf(id) is null)
        {
            Count(Certain, "null");
        }
        else if (TryGet(message, "method", out var method) && TextOf(method) is var name)
        {
            Ends |= name == "exit";
            if (hasId || name is null)
            {
                Count(MayWait(name) ? Possible : Certain, hasId ? KeyOf(id)! : "null");
            }
        }
    }

    /// <summary>The last property of a name. One whose name has half of a surrogate pair is none that is asked for.</summary>
    private static bool TryGet(JsonElement message, string name, out JsonElement value)
    {
        var found = false;
        value = default;
        foreach (var property in message.EnumerateObject())
        {
            try
            {
                if (property.Name == name)
                {
                    (found, value) = (true, property.Value);
                }
            }
            catch (InvalidOperationException)
            {
                // Not this one.
            }
        }

        return found;
    }

    /// <summary>Reports of findings, commands and the requests for views wait for the index, which a client that never says <c>initialized</c> never gets.</summary>
    private static bool MayWait(string? method) => method is "workspace/diagnostic" or "textDocument/diagnostic" or "workspace/executeCommand"
        || method?.StartsWith("mllmLsp/", StringComparison.Ordinal) == true;

    /// <summary>An id as text that tells numbers and strings apart; null for what can be none.</summary>
    public static string? KeyOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Number when id.TryGetInt64(out var number) => $"{number}",
        JsonValueKind.String when TextOf(id) is { } text => $"'{text}'",
        _ => null,
    };

    private static string? TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
