using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Cli.Importing;
using ConsultationIntake.Consultations;
using ConsultationIntake.Imports;
using ConsultationIntake.LocalHost.Sqlite;
using ConsultationIntake.LocalHost.Work;
using ConsultationIntake.Office;
using ConsultationIntake.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.LocalHost.Tests.Imports;

/// <summary>Sheets from survey tools, from the upload to the responses.</summary>
public sealed partial class SheetImportTests
{
    private const string Staff = $"/staff/{LocalHostUnderTest.Slug}/import";
    private const string Api = $"/api/consultations/{LocalHostUnderTest.Slug}";

    private const string First = "What should the police and their partners do about anti-social behaviour where you live or work?";
    private const string Second = "Which of the four objectives matters most to you?";

    private const string Good = $"""
        Respondent ID,Submitted at,Email address,"Q1. {First}",{Second},Anything about buses?
        901,13/11/2026 14:05,ann@example.com,The lanes are dark.,Victims come first,They never come on time.
        902,14/11/2026,,"Noisy gangs gather in the park every night.
        Nobody moves the gangs on.",Gweithio fel un,
        903,,bryn@example.com,,,
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_IsLookedAtConfirmedAndTakenIn_AndTwiceIsOnce()
    {
        await using var host = await LocalHostUnderTest.StartAsync();

        var one = await UploadAsync(host, "survey.csv", Encoding.UTF8.GetBytes(Good));
        var page = await host.Client.GetStringAsync(one, Token);
        Assert.Contains("<b>2</b> responses to take in", page, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> with nothing to take in", page, StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Equal(one, await PostAsync(host, $"{one}/confirm"));
        await host.DrainAsync();

        var first = await OneAsync(host, "lanes");
        Assert.Equal("import", first.GetProperty("channel").GetString());
        var stored = await host.Get<ISubmissionStore>()
            .FindAsync(host.Consultation.Slug, SubmissionReference.Parse(first.GetProperty("reference").GetString()!), Token);
        Assert.Equal("survey.csv, row 2", stored!.Facts[SheetCheck.SourceFact]);
        Assert.StartsWith("2026-11-13T14:05:00", first.GetProperty("receivedAt").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            first.GetProperty("parts").EnumerateArray(),
            part => part.GetProperty("name").GetString() == "Anything about buses?"
        );
        Assert.Contains("Victims come first", first.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Working as one", (await OneAsync(host, "gangs")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);

        Assert.Equal(one, await UploadAsync(host, "the same again.csv", Encoding.UTF8.GetBytes(Good)));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task BrokenOff_IsTakenInAtTheNextStart_AndEveryRowIsThereOnce()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await LocalHostUnderTest.StartAsync(folder.Path))
        {
            var one = await UploadAsync(host, "a.csv", Rows(450));
            await PostAsync(host, $"{one}/confirm");
            // Cut off after the transaction, before anybody wrote down that it is done.
            await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run(StopRecords), Token);
            await Assert.ThrowsAnyAsync<Exception>(() => TakeInAsync(host, one));
            Assert.Equal(450, (await host.AccountAsync()).GetProperty("received").GetInt64());
            await host.Get<SqliteDatabase>().WriteAsync(connection => connection.Run("DROP TRIGGER stop"), Token);
        }

        await using var again = await LocalHostUnderTest.StartAsync(folder.Path);
        await again.DrainAsync();

        Assert.Equal(450, (await again.AccountAsync()).GetProperty("received").GetInt64());
        var import = Assert.Single(await again.Get<IOfficeRecords>().ListAsync<SheetImport>(again.Consultation.Slug, Token));
        Assert.Equal((ImportState.Finished, 450, 450), (import.State, import.Taken, import.Done));
    }

    /// <summary>Both messages of one confirmation reach a host at once: two workers would take every row in against each other.</summary>
    [Fact]
    public async Task Confirmed_TwoMessages_OneWorkerTakesItIn()
    {
        SomeAtATime? store = null;
        await using var host = await LocalHostUnderTest.StartAsync(change: services =>
            services.AddSingleton<ISubmissionStore>(provider =>
                store = new SomeAtATime(
                    new SqliteSubmissionStore(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<SqliteWorkQueue>())
                )
            )
        );
        var one = await UploadAsync(host, "a.csv", Rows(450));
        await PostAsync(host, $"{one}/confirm");
        store!.Meanwhile = () => TakeInAsync(host, one);

        await TakeInAsync(host, one);
        await TakeInAsync(host, one);

        Assert.Equal(3, store.Calls);
        Assert.Equal(450, (await host.AccountAsync()).GetProperty("received").GetInt64());
        Assert.Contains("All are taken in", await host.Client.GetStringAsync(one, Token), StringComparison.Ordinal);
    }

    private const string StopRecords = """
        CREATE TRIGGER stop BEFORE UPDATE ON office_records WHEN NEW.kind = 'SheetImport' AND NEW.document LIKE '%"done":450%'
        BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END
        """;

    private const string StopRow300 = """
        CREATE TRIGGER stop BEFORE INSERT ON submissions WHEN NEW.idempotency_key LIKE 'sheet-%-300'
        BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END
        """;

    private static byte[] Rows(int count) =>
        Encoding.UTF8.GetBytes(
            $"No,asb\n{string.Concat(Enumerable.Range(1, count).Select(row => $"{row},Response number {row} is about lanes.\n"))}"
        );

    private static Task TakeInAsync(LocalHostUnderTest host, string one) =>
        host.Get<TakeInSheet>().ExecuteAsync(host.Consultation.Slug, one.Split('/')[^1], Token);

    [Fact]
    public async Task CommandLine_LooksThenTakesIn()
    {
        await using var host = await LocalHostUnderTest.StartAsync(withLoops: true);
        using var folder = new TemporaryFolder();
        var file = new FileInfo(Path.Combine(folder.Path, "survey.csv"));
        await File.WriteAllTextAsync(file.FullName, Good, Token);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var looked = await RunAsync(confirm: false);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());
        var taken = await RunAsync(confirm: true);
        var missing = await ImportCommand.RunAsync(new("nowhere.csv"), "x", false, false, null, host.Client, output, error, Token);

        Assert.Equal((0, 0, 1), (looked, taken, missing));
        Assert.Contains("survey.csv: 2 responses, 0 rows with something wrong.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 taken in, 0 were in already.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());

        var back = await ImportCommand.TakeBackAsync(file, LocalHostUnderTest.Slug, host.Client, output, error, Token);
        var twice = await ImportCommand.TakeBackAsync(file, LocalHostUnderTest.Slug, host.Client, output, error, Token);

        Assert.Equal((0, 0), (back, twice));
        Assert.Contains("All of it is taken back.", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Nothing of it is taken in.", output.ToString().TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, (await host.AccountAsync()).GetProperty("received").GetInt64());

        Task<int> RunAsync(bool confirm) =>
            ImportCommand.RunAsync(file, LocalHostUnderTest.Slug, confirm, leaveOut: false, from: null, host.Client, output, error, Token);
    }

    private static async Task<JsonElement> OneAsync(LocalHostUnderTest host, string words)
    {
        var found = await host.JsonAsync($"{Api}/points?words={words}");
        var id = found.GetProperty("points")[0].GetProperty("id").GetString()!;
        return await host.SubmissionAsync(id[..id.LastIndexOf('.')]);
    }

    private static async Task<string> UploadAsync(LocalHostUnderTest host, string name, byte[] content)
    {
        using var response = await SendAsync(host, name, content);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(LocalHostUnderTest host, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "sheet", name.Length == 0 ? "none" : name);
        return await host.Client.PostAsync(Staff, form, Token);
    }

    private static async Task<string> PostAsync(LocalHostUnderTest host, string path, params (string Name, string Value)[] fields)
    {
        using var response = await host.Client.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Token
        );
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
