using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>The description of the API, held against the running host.</summary>
public sealed partial class OpenApiTests
{
    [Fact]
    public async Task Paths_AreTheRoutesBelowApi_NoMoreAndNoLess()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var document = await host.JsonAsync("/openapi.json");

        var described = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        var routed = host.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(route =>
                route
                    .Metadata.GetRequiredMetadata<HttpMethodMetadata>()
                    .HttpMethods
                    // HEAD goes with GET everywhere.
                    .Where(method => method != HttpMethods.Head)
                    .Select(method => $"{method} {route.RoutePattern.RawText}")
            );
        Assert.Equal(routed.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Responses_AreWhatTheDescriptionPromises()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var document = await host.JsonAsync("/openapi.json");
        var reference = await host.AcceptedAsync(
            new
            {
                respondent = new { name = "Ann Other", organisation = "Westmere City Council" },
                answers = new[]
                {
                    new { question = "letter", text = "a) Anti-social behaviour matters most to victims.\nb) My number is 01632 960001." },
                },
            },
            partner: true
        );
        await host.DrainAsync();
        var slug = LocalHostUnderTest.Slug;

        await AssertAsDescribedAsync(host, document, $"/api/consultations/{slug}/account", "/api/consultations/{slug}/account");
        await AssertAsDescribedAsync(host, document, $"/api/consultations/{slug}/equality", "/api/consultations/{slug}/equality");
        await AssertAsDescribedAsync(host, document, $"/api/consultations/{slug}/inbox", "/api/consultations/{slug}/inbox");
        await AssertAsDescribedAsync(host, document, $"/api/consultations/{slug}/submissions", "/api/consultations/{slug}/submissions");
        await AssertAsDescribedAsync(
            host,
            document,
            $"/api/consultations/{slug}/submissions/{reference}",
            "/api/consultations/{slug}/submissions/{reference}"
        );
        foreach (
            var path in new[]
            {
                "points",
                "concerns",
                "filters",
                "history",
                "history/verify",
                "outcome",
                "report",
                "replies",
                "publishable",
            }
        )
            await AssertAsDescribedAsync(host, document, $"/api/consultations/{slug}/{path}", $"/api/consultations/{{slug}}/{path}");
        foreach (var path in new[] { "", "/like" })
            await AssertAsDescribedAsync(
                host,
                document,
                $"/api/consultations/{slug}/points/{reference}.1{path}",
                $"/api/consultations/{{slug}}/points/{{id}}{path}"
            );
        await AssertAsDescribedAsync(
            host,
            document,
            $"/api/consultations/{slug}/submissions?take=0",
            "/api/consultations/{slug}/submissions"
        );
        await AssertAsDescribedAsync(host, document, "/api/consultations/none/account", "/api/consultations/{slug}/account");
    }

    private static async Task AssertAsDescribedAsync(LocalHostUnderTest host, JsonElement document, string address, string path)
    {
        var response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        var content = document
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty("get")
            .GetProperty("responses")
            .GetProperty(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .GetProperty("content");
        var schema = content.GetProperty(response.Content.Headers.ContentType!.MediaType!).GetProperty("schema");
        Assert.Empty(Violations(document, schema, body, "$"));
    }

    /// <summary>Where a value is not as its schema says; as much of JSON Schema as the document uses.</summary>
    private static IEnumerable<string> Violations(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = Reference().Match(reference.GetString()!).Groups[1].Value;
            return Violations(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), value, at);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Any(choice => !Violations(document, choice, value, at).Any())
                ? []
                : [$"{at} is none of its kinds"];
        if (
            schema.TryGetProperty("type", out var type)
            && !Types(type).Contains(TypeOf(value))
            && !(TypeOf(value) == "integer" && Types(type).Contains("number"))
        )
            return [$"{at} is {TypeOf(value)}"];
        if (schema.TryGetProperty("enum", out var known) && known.EnumerateArray().All(one => one.GetString() != value.GetString()))
            return [$"{at} is '{value}'"];
        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value
                .EnumerateArray()
                .SelectMany((item, i) => Violations(document, items, item, $"{at}[{i}]")),
            JsonValueKind.Object => ObjectViolations(document, schema, value, at),
            _ => [],
        };
    }

    private static IEnumerable<string> ObjectViolations(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{at}.{name} is missing";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var described))
            {
                foreach (var violation in Violations(document, described, property.Value, $"{at}.{property.Name}"))
                    yield return violation;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False)
            {
                yield return $"{at}.{property.Name} is not described";
            }
        }
    }

    private static IEnumerable<string?> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => "string",
        };

    [GeneratedRegex("^#/components/schemas/(.+)$")]
    private static partial Regex Reference();
}
