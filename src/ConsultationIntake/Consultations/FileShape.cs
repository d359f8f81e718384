using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConsultationIntake.Consultations;

/// <summary>
/// What is wrong with the shape of a file that an officer edits: all of it at once, each with its line, where the framework's reader
/// stops at the first. The shape is the schema that editors get.
/// </summary>
internal sealed class FileShape
{
    private readonly JsonObject schema;
    private readonly Node root;

    private FileShape(Node root, JsonObject schema) => (this.root, this.schema) = (root, schema);

    internal sealed record Mistake(string Path, int Line, string Message);

    /// <summary>Throws <see cref="JsonException"/> where the file is no JSON.</summary>
    /// <param name="json">The file, in UTF-8 without a byte order mark.</param>
    /// <param name="schema">See <see cref="ConsultationSchema"/>.</param>
    internal static FileShape Of(ReadOnlySpan<byte> json, JsonObject schema) => new(Read(json), schema);

    internal IReadOnlyList<Mistake> Mistakes()
    {
        var mistakes = new List<Mistake>();
        Check(root, schema, "$", mistakes);
        return mistakes;
    }

    /// <summary>The line of a JSON path, or of the nearest thing around it that is there.</summary>
    internal int LineOf(string path)
    {
        var node = root;
        foreach (var step in path.TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? node.Items.ElementAtOrDefault(place)
                : node.Properties.FirstOrDefault(property => property.Name == step).Value;
            if (next is null)
                break;
            node = next;
        }

        return node.Line;
    }

    private void Check(Node node, JsonObject shape, string path, List<Mistake> mistakes)
    {
        // The framework's reader takes the last, and nobody is told of the first.
        foreach (var twice in node.Properties.GroupBy(property => property.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            mistakes.Add(new($"{path}.{twice.Key}", twice.Last().Line, $"\"{twice.Key}\" stands here twice. Keep one of them."));
        shape = Followed(shape);
        if (shape["oneOf"] is JsonArray either)
        {
            // A text in two languages says itself what it lacks.
            var whole = either.OfType<JsonObject>().FirstOrDefault(option => option["properties"] is JsonObject);
            if (whole is not null && node.Kind == JsonValueKind.Object && whole["properties"]!["en"] is null)
                Check(node, whole, path, mistakes);
            return;
        }

        if (WrongValue(node, shape, path) is { } message)
            mistakes.Add(new(path, node.Line, message));
        else if (node.Kind == JsonValueKind.Object)
            CheckObject(node, shape, path, mistakes);
        else if (node.Kind == JsonValueKind.Array && shape["items"] is JsonObject items)
        {
            foreach (var (i, item) in node.Items.Index())
                Check(item, items, $"{path}[{i}]", mistakes);
        }
    }

    private void CheckObject(Node node, JsonObject shape, string path, List<Mistake> mistakes)
    {
        if (shape["properties"] is not JsonObject known)
            return;
        var names = known.Select(property => property.Key).ToList();
        var present = node.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, line, value) in node.Properties)
        {
            if (known[name] is JsonObject property)
            {
                Check(value, property, $"{path}.{name}", mistakes);
            }
            else if (known[name] is null && shape["additionalProperties"] is JsonValue)
            {
                var suggestion = names.Where(other => !present.Contains(other)).MinBy(other => Distance(name, other));
                var isNear = suggestion is not null && Distance(name, suggestion) <= Math.Max(1, suggestion.Length / 3);
                if (isNear)
                    meant.Add(suggestion!);
                mistakes.Add(
                    new(
                        $"{path}.{name}",
                        line,
                        $"\"{name}\" is not a property that is known here. "
                            + (isNear ? $"Did you mean \"{suggestion}\"?" : "Check its spelling, or take it out.")
                    )
                );
            }
        }

        var missing = ((shape["required"] as JsonArray) ?? [])
            .Select(name => name!.GetValue<string>())
            .Where(name => !present.Contains(name) && !meant.Contains(name))
            .ToList();
        if (missing.Count > 0)
            mistakes.Add(
                new(
                    path,
                    node.Line,
                    $"Add {string.Join(", ", missing.Select(name => $"'{name}'"))}: {(missing.Count > 1 ? "they are" : "it is")} required."
                )
            );
    }

    private static string? WrongValue(Node node, JsonObject shape, string path)
    {
        var types = shape["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => Array.Empty<string>(),
        };
        var allowed = (shape["enum"] as JsonArray)?.Select(value => value?.GetValue<string>()).ToList();
        var pattern = shape["pattern"]?.GetValue<string>();
        if (types.Length > 0 && !types.Contains(TypeOf(node.Kind)) && !(node.Kind == JsonValueKind.Number && types.Contains("integer")))
            return pattern is null ? WhatToWrite(types, allowed) : WhatToWrite(node.Text, pattern, path);
        if (node.Kind != JsonValueKind.String)
            return null;
        if (allowed is not null && !allowed.Contains(node.Text))
            return WhatToWrite(types, allowed);
        return pattern is not null && !Regex.IsMatch(node.Text ?? "", pattern, RegexOptions.NonBacktracking)
            ? WhatToWrite(node.Text, pattern, path)
            : null;
    }

    private static string WhatToWrite(string? text, string pattern, string path) =>
        !pattern.Contains('T', StringComparison.Ordinal) ? "Write a time of day on the 24-hour clock, such as \"08:00\"."
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"This is half a date: write the time too, such as {ForDay(day, path)}."
        : "Write a local date and time such as \"2027-01-29T17:00\".";

    /// <summary>What begins on a day begins with it, and what ends on it ends with it.</summary>
    private static string ForDay(DateOnly day, string path) =>
        path.EndsWith(".opens", StringComparison.Ordinal)
            ? $"\"{day:yyyy-MM-dd}T00:00\" for the beginning of that day"
            : $"\"{day:yyyy-MM-dd}T23:59\" for the whole of that day";

    private static string WhatToWrite(string[] types, List<string?>? allowed) =>
        allowed is not null ? $"Write {string.Join(" or ", allowed.OfType<string>().Select(value => $"\"{value}\""))}."
        : types.Contains("array") ? "Write a list in square brackets."
        : types.Contains("object") ? "Write an object in braces."
        : types.Contains("boolean") ? "Write true or false."
        : types.Contains("integer") || types.Contains("number") ? "Write a number."
        : "Write a text in double quotes.";

    private static string TypeOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };

    /// <summary>The exporter writes a shape that comes twice once, and points to it.</summary>
    private JsonObject Followed(JsonObject shape)
    {
        while (shape["$ref"]?.GetValue<string>() is { } pointer)
        {
            JsonNode at = schema;
            foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
                at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!;
            shape = at.AsObject();
        }

        return shape;
    }

    /// <summary>Levenshtein's, without regard to case.</summary>
    private static int Distance(string left, string right)
    {
        var before = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (i, c) in left.Index())
        {
            var row = new int[right.Length + 1];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var change = before[j] + (char.ToLowerInvariant(c) == char.ToLowerInvariant(right[j]) ? 0 : 1);
                row[j + 1] = Math.Min(change, Math.Min(before[j + 1], row[j]) + 1);
            }

            before = row;
        }

        return before[^1];
    }

    private static Node Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        reader.Read();
        return ReadValue(ref reader, json);
    }

    private static Node ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var line = LineAt(ref reader, json);
        var node = new Node(KindOf(reader.TokenType), line, reader.TokenType == JsonTokenType.String ? reader.GetString() : null);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (name, at) = (reader.GetString()!, LineAt(ref reader, json));
                reader.Read();
                node.Properties.Add((name, at, ReadValue(ref reader, json)));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Items.Add(ReadValue(ref reader, json));
        }

        return node;
    }

    private static JsonValueKind KindOf(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };

    private static int LineAt(ref Utf8JsonReader reader, ReadOnlySpan<byte> json) =>
        json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;

    private sealed record Node(JsonValueKind Kind, int Line, string? Text)
    {
        internal List<(string Name, int Line, Node Value)> Properties { get; } = [];
        internal List<Node> Items { get; } = [];
    }
}
