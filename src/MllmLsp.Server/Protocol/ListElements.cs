using System.Text.Json;

namespace MllmLsp.Server.Protocol;

/// <summary>What the serializer leaves unchecked: it refuses null in the place of a member, not in the place of a list's element.</summary>
internal static class ListElements
{
    /// <exception cref="JsonException">An element is null, which none of the protocol's lists allows.</exception>
    public static void Demand<T>(IReadOnlyList<T>? list, string name)
        where T : class
    {
        if (list is not null && list.Contains(null!))
        {
            throw new JsonException($"'{name}' holds null.");
        }
    }
}
