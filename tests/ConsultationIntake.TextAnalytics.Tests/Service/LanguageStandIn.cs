using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultationIntake.Functions.Tests;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.TextAnalytics.Tests;

/// <summary>
/// Answers as the language service does (REST API 2023-04-01): a key phrase for every word of eight letters or more, an opinion about
/// every word after "the", the class <c>asb</c> for texts with "noise", and an error for documents that say "decline me".
/// </summary>
internal static class LanguageStandIn
{
    internal static Task AnswerAsync(Asked asked, HttpContext context)
    {
        if (asked.Path == "/language/:analyze-text")
        {
            var kind = asked.Json.GetProperty("kind").GetString()!;
            var documents = Documents(asked.Json);
            return SendAsync(
                context,
                new JsonObject
                {
                    ["kind"] = $"{kind}Results",
                    ["results"] = Results(
                        documents,
                        kind == "KeyPhraseExtraction" ? KeyPhrases : Sentiment,
                        ("modelVersion", "2022-10-01")
                    ),
                }
            );
        }

        if (asked.Path == "/language/analyze-text/jobs")
        {
            context.Response.StatusCode = 202;
            context.Response.Headers["operation-location"] =
                $"http://{context.Request.Host}/language/analyze-text/jobs/{Jobs.Keep(asked.Body)}?api-version=2023-04-01";
            return Task.CompletedTask;
        }

        return SendAsync(context, Job(JsonDocument.Parse(Jobs.Find(asked.Path.Split('/')[^1])).RootElement));
    }

    internal static IReadOnlyList<string> TextsOf(Asked asked) => [.. Documents(asked.Json).Select(document => document.Text)];

    private static JsonObject Job(JsonElement input)
    {
        var parameters = input.GetProperty("tasks").EnumerateArray().Single().GetProperty("parameters");
        return new JsonObject
        {
            ["jobId"] = "be1419f3-61f8-481d-8235-36b7a9335bb7",
            ["lastUpdatedDateTime"] = "2026-11-10T12:00:01Z",
            ["createdDateTime"] = "2026-11-10T12:00:00Z",
            ["expirationDateTime"] = "2026-11-11T12:00:00Z",
            ["status"] = "succeeded",
            ["errors"] = new JsonArray(),
            ["tasks"] = new JsonObject
            {
                ["completed"] = 1,
                ["failed"] = 0,
                ["inProgress"] = 0,
                ["total"] = 1,
                ["items"] = new JsonArray(
                    new JsonObject
                    {
                        ["kind"] = "CustomMultiLabelClassificationLROResults",
                        ["lastUpdateDateTime"] = "2026-11-10T12:00:01Z",
                        ["status"] = "succeeded",
                        ["results"] = Results(
                            Documents(input),
                            Classes,
                            ("projectName", parameters.GetProperty("projectName").GetString()!),
                            ("deploymentName", parameters.GetProperty("deploymentName").GetString()!)
                        ),
                    }
                ),
            },
        };
    }

    private static JsonObject Results(
        IReadOnlyList<(string Id, string Text)> documents,
        Func<string, JsonObject> read,
        params (string Name, string Value)[] more
    )
    {
        var results = new JsonObject
        {
            ["documents"] = new JsonArray([
                .. documents.Where(document => !Declines(document.Text)).Select(document => With(read(document.Text), ("id", document.Id))),
            ]),
            ["errors"] = new JsonArray([.. documents.Where(document => Declines(document.Text)).Select(document => Error(document.Id))]),
        };
        foreach (var (name, value) in more)
            results[name] = value;
        return results;
    }

    private static bool Declines(string text) => text.Contains("decline me", StringComparison.Ordinal);

    private static JsonObject Error(string id) =>
        new()
        {
            ["id"] = id,
            ["error"] = new JsonObject
            {
                ["code"] = "InvalidArgument",
                ["message"] = "Invalid document in request.",
                ["innererror"] = new JsonObject
                {
                    ["code"] = "InvalidDocument",
                    ["message"] = "A document within the request was too large to be processed.",
                },
            },
        };

    private static JsonObject KeyPhrases(string text) =>
        new()
        {
            ["keyPhrases"] = new JsonArray([
                .. Words(text).Where(word => word.Text.Length >= 8).Select(word => JsonValue.Create(word.Text)),
            ]),
            ["warnings"] = new JsonArray(),
        };

    private static JsonObject Sentiment(string text) =>
        new()
        {
            ["sentiment"] = "negative",
            ["confidenceScores"] = Scores(0.02, 0.95, 0.03),
            ["sentences"] = new JsonArray(
                new JsonObject
                {
                    ["sentiment"] = "negative",
                    ["confidenceScores"] = Scores(0.02, 0.95, 0.03),
                    ["offset"] = 0,
                    ["length"] = text.Length,
                    ["text"] = text,
                    ["targets"] = new JsonArray([
                        .. Words(text).Zip(Words(text).Skip(1)).Where(pair => pair.First.Text == "the").Select(pair => Target(pair.Second)),
                    ]),
                    ["assessments"] = new JsonArray(),
                }
            ),
            ["warnings"] = new JsonArray(),
        };

    private static JsonObject Target((string Text, int Start) word) =>
        new JsonObject
        {
            ["sentiment"] = "negative",
            ["confidenceScores"] = new JsonObject { ["positive"] = 0.01, ["negative"] = 0.99 },
            ["offset"] = word.Start,
            ["length"] = word.Text.Length,
            ["text"] = word.Text,
            ["relations"] = new JsonArray(),
        };

    private static JsonObject Classes(string text) =>
        new()
        {
            ["class"] =
                text.Contains("noise", StringComparison.Ordinal)
                    ? new JsonArray(new JsonObject { ["category"] = "asb", ["confidenceScore"] = 0.91 })
                : text.Contains("dogs", StringComparison.Ordinal)
                    ? new JsonArray(
                        new JsonObject { ["category"] = "Victims", ["confidenceScore"] = 0.7 },
                        new JsonObject { ["category"] = "dogs", ["confidenceScore"] = 0.6 }
                    )
                : new JsonArray(),
            ["warnings"] = new JsonArray(),
        };

    private static JsonObject Scores(double positive, double negative, double neutral) =>
        new()
        {
            ["positive"] = positive,
            ["neutral"] = neutral,
            ["negative"] = negative,
        };

    private static JsonObject With(JsonObject document, (string Name, string Value) more)
    {
        document[more.Name] = more.Value;
        return document;
    }

    private static IReadOnlyList<(string Id, string Text)> Documents(JsonElement input) =>
        [
            .. input
                .GetProperty("analysisInput")
                .GetProperty("documents")
                .EnumerateArray()
                .Select(document => (document.GetProperty("id").GetString()!, document.GetProperty("text").GetString()!)),
        ];

    private static List<(string Text, int Start)> Words(string text)
    {
        var words = new List<(string, int)>();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end > start)
                words.Add((text[start..end], start));
            start = Math.Max(start, end);
        }

        return words;
    }

    private static Task SendAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private static class Jobs
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Kept = new();

        internal static string Keep(string input)
        {
            var id = Guid.NewGuid().ToString();
            Kept[id] = input;
            return id;
        }

        internal static string Find(string id) => Kept[id];
    }
}
