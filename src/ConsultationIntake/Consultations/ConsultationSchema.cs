using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Consultations;

/// <summary>
/// The JSON Schemas of the files an officer edits, made from the types that read them, so that editors help and never mislead.
/// </summary>
public static class ConsultationSchema
{
    /// <summary>The schema (draft 2020-12) of <c>consultation.json</c>.</summary>
    public static string OfConsultation() => Of<ConsultationFile>("A consultation");

    /// <summary>The schema (draft 2020-12) of <c>themes.json</c>.</summary>
    public static string OfThemes() => Of<ThemesFile>("The themes of a consultation");

    /// <summary>The schema of a file as the type that reads it has it.</summary>
    internal static JsonObject Shape<T>() => JsonNode.Parse(Of<T>(""))!.AsObject();

    private static string Of<T>(string title)
    {
        var schema = JsonSchemaExporter
            .GetJsonSchemaAsNode(
                ConsultationJson.Options,
                typeof(T),
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }
            )
            .AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(ConsultationJson.Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(LocalisedText))
            schema = JsonNode.Parse(
                """{ "oneOf": [ { "type": "string" }, { "type": "object", "properties": { "en": { "type": "string" }, "cy": """
                    + """{ "type": "string" } }, "required": ["en"], "additionalProperties": false } ] }"""
            )!;
        // The exporter leaves "items" out where the element's own schema is "anything", which a type with a converter is to it.
        else if (typeof(IEnumerable<VocabularyTerm>).IsAssignableFrom(type))
            schema["items"] = TermSchema();
        else if (type == typeof(TimeOnly))
            schema = JsonNode.Parse("""{ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }""")!;
        else if (type == typeof(DateTime))
            schema = JsonNode.Parse("""{ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$" }""")!;

        var description = context
            .PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            .OfType<DescriptionAttribute>()
            .FirstOrDefault();
        if (description is not null && schema is JsonObject described)
            described.Insert(0, "description", description.Description);
        return schema;
    }

    private static JsonObject TermSchema()
    {
        var properties = new JsonObject();
        foreach (var property in typeof(VocabularyTerm).GetProperties().Where(property => property.CanWrite))
        {
            properties[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.PropertyType switch
            {
                var type when type == typeof(string) => new JsonObject { ["type"] = "string" },
                var type when type == typeof(double) => new JsonObject { ["type"] = "number" },
                var type when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
                _ => new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["type"] = "string" },
                },
            };
        }

        return new JsonObject
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["type"] = "string" },
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = properties,
                    ["required"] = new JsonArray("phrase"),
                    ["additionalProperties"] = false,
                }
            ),
        };
    }
}
