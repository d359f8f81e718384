using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ConsultationIntake.LocalHost.Tests.Scenarios;

/// <summary>What holds of every route there is, those of tomorrow among them: names in addresses, redirects, headers, cookies.</summary>
public sealed partial class EveryRouteTests
{
    private const string Evil = "//evil.example/x";

    /// <summary>What a browser or a cache may keep: nothing of it is anybody's.</summary>
    private static readonly string[] Kept =
    [
        "/assets/{**name}",
        "/{slug}/outcome",
        "/{slug}/outcome.atom",
        "/{slug}/responses",
        "/{slug}/responses.xlsx",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
        [
            "..%2f..%2f..%2f..%2fetc%2fpasswd",
            "..%5c..%5cintake.db",
            "%2e%2e%2fintake.db%00.txt",
            "%e2%80%ae%f0%9f%92%a9%ed%a0%80",
            new string('9', 3000),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Name_WhateverItIs_OpensNoFileAndBreaksNothing(string name)
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var wrong = new List<string>();
        foreach (var (method, pattern) in Routes(host).Where(route => route.Pattern.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var keepsSlug in new[] { true, false })
            {
                var path = Parameter().Replace(pattern, part => keepsSlug && part.Value == "{slug}" ? LocalHostUnderTest.Slug : name);
                if (path == pattern)
                    continue;
                using var response = await SendAsync(host, method, path, []);
                var body = await response.Content.ReadAsStringAsync(Token);
                if (
                    (int)response.StatusCode >= 500
                    || body.Contains("root:", StringComparison.Ordinal)
                    || body.Contains("SQLite format", StringComparison.Ordinal)
                )
                    wrong.Add($"{method} {pattern}: {(int)response.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task Redirect_GoesToAPageOfOurs_WhateverIsAskedFor()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
        await host.DrainAsync();
        string[] names = ["back", "then", "next", "return", "returnUrl", "ReturnUrl", "redirect", "url", "from", "go"];
        var query = string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(Evil)}"));
        var wrong = new List<string>();
        foreach (var (method, pattern) in Routes(host))
        {
            using var response = await SendAsync(
                host,
                method,
                $"{Filled(pattern, reference)}?{query}",
                [
                    .. names.Select(name => (name, Evil)),
                    ("title", "A concern"),
                    ("point", $"{reference}.1"),
                    ("do", "read"),
                    ("reason", "SenderAsked"),
                ]
            );
            if (response.Headers.Location is { } to && new Uri(host.Address, to).Host != host.Address.Host)
                wrong.Add($"{method} {pattern}: {to}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Answer_OfEveryKind_RunsNothingIsFramedNowhereAndIsKeptOnlyWhereItIsPublic()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        var reference = await host.AcceptedAsync(new { answers = new[] { new { question = "else", text = "More patrols, please." } } });
        await host.DrainAsync();
        var wrong = new List<string>();
        var answered = 0;
        foreach (var (method, pattern) in Routes(host))
        {
            using var response = await SendAsync(host, method, Filled(pattern, reference), []);
            var policy = string.Join(' ', Header(response, "Content-Security-Policy"));
            answered += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
            // A mail in its frame has the styles it was written with, and nothing in it runs.
            var allowed =
                pattern == "/outbox/{name}/html" ? policy.Replace("style-src 'unsafe-inline'", "", StringComparison.Ordinal) : policy;
            if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || allowed.Contains("unsafe", StringComparison.Ordinal))
                wrong.Add($"{method} {pattern}: policy {policy}");
            if (
                !policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
                && !policy.Contains("frame-ancestors 'self'", StringComparison.Ordinal)
            )
                wrong.Add($"{method} {pattern}: may be framed");
            if (!Header(response, "X-Content-Type-Options").Contains("nosniff"))
                wrong.Add($"{method} {pattern}: is sniffed");
            if (!Kept.Contains(pattern) && response.Headers.CacheControl?.NoStore != true)
                wrong.Add($"{method} {pattern}: kept, {response.Headers.CacheControl}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(answered > 40, $"Only {answered} were answered with anything.");
    }

    [Fact]
    public async Task Cookies_BehindTls_AreSecureAndReadByNoScript()
    {
        await using var host = await LocalHostUnderTest.StartAsync(
            settings: [.. Staff.Staffed.With("ann", "correct horse"), "--LocalHost:PublicAddress", "https://consult.example.org"]
        );
        host.Client.DefaultRequestHeaders.Host = "consult.example.org";
        var cookies = new List<string>();
        async Task<HttpResponseMessage> NoteAsync(Task<HttpResponseMessage> request)
        {
            var response = await request;
            cookies.AddRange(Header(response, "Set-Cookie"));
            return response;
        }

        using var started = await NoteAsync(host.Client.PostAsync($"/{LocalHostUnderTest.Slug}/start", null, Token));
        using var question = await NoteAsync(host.Client.GetAsync(started.Headers.Location, Token));
        using var signedIn = await NoteAsync(Staff.Staffed.SignInAsync(host.Client, "ann", "correct horse"));
        using var overview = new HttpRequestMessage(HttpMethod.Get, $"/staff/{LocalHostUnderTest.Slug}");
        overview.Headers.Add("Cookie", cookies[^1].Split(';')[0]);
        using var seen = await NoteAsync(host.Client.SendAsync(overview, Token));

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.True(cookies.Count >= 4, string.Join('\n', cookies));
        foreach (var flag in new[] { "secure", "httponly", "samesite=" })
            Assert.All(cookies, cookie => Assert.Contains($"; {flag}", cookie, StringComparison.OrdinalIgnoreCase));
    }

    private static List<(string Method, string Pattern)> Routes(LocalHostUnderTest host)
    {
        var routes = host.Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                    .Where(method => method is "GET" or "POST")
                    .Select(method => (method, endpoint.RoutePattern.RawText!))
            )
            .Select(route => (route.method, Pattern: route.Item2.StartsWith('/') ? route.Item2 : $"/{route.Item2}"))
            .Distinct()
            .ToList();
        Assert.True(routes.Count > 80, $"Only {routes.Count} routes were found.");
        return routes;
    }

    private static string Filled(string pattern, string reference) =>
        Parameter()
            .Replace(
                pattern,
                part =>
                    part.Value switch
                    {
                        "{slug}" => LocalHostUnderTest.Slug,
                        "{reference}" => reference,
                        "{id}" => $"{reference}.1",
                        "{partner}" => "westmere-city-council",
                        "{code}" => "asb",
                        "{page}" => "privacy",
                        "{file}" => "points.csv",
                        "{**name}" => "staff.css",
                        _ => "1",
                    }
            );

    private static Task<HttpResponseMessage> SendAsync(
        LocalHostUnderTest host,
        string method,
        string path,
        IReadOnlyList<(string Name, string Value)> fields
    )
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Address, path));
        if (method == "POST")
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return host.Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, Token);
    }

    private static IEnumerable<string> Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values : [];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
