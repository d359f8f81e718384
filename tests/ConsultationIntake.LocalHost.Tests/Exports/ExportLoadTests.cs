using System.Diagnostics;
using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Contracts;
using ConsultationIntake.Submissions;
using ConsultationIntake.Work;

namespace ConsultationIntake.LocalHost.Tests.Exports;

/// <summary>A long table on its way out of a running host. What it took is written to the test's output: docs/performance.md has
/// it.</summary>
public sealed class ExportLoadTests
{
    private const int Responses = 2_500;
    private const int PointsEach = 40;

    [Fact, Trait("Category", "Long")]
    public async Task OneHundredThousandPoints_LeaveInFlatMemory()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await LocalHostUnderTest.StartAsync();
        var store = host.Get<ISubmissionStore>();
        var with = host.Get<SubmissionReader>().NameFor(host.Consultation);
        foreach (var together in Enumerable.Range(0, Responses).Chunk(100))
            await Task.WhenAll(together.Select(i => StoreAsync(store, with, i)));
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (clock, most, bytes) = (Stopwatch.StartNew(), 0L, 0L);

        using (
            var answer = await host.Client.GetAsync(
                $"/staff/{LocalHostUnderTest.Slug}/export/points.xlsx",
                HttpCompletionOption.ResponseHeadersRead,
                token
            )
        )
        await using (var file = await answer.Content.ReadAsStreamAsync(token))
        {
            var buffer = new byte[1 << 16];
            while (await file.ReadAsync(buffer, token) is > 0 and var read)
            {
                bytes += read;
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
        }

        using var process = Process.GetCurrentProcess();
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes:N0} bytes in {clock.Elapsed.TotalSeconds:N1} s; managed memory at most {most / 1e6:N0} MB "
                    + $"more; the process at most {process.PeakWorkingSet64 / 1e6:N0} MB"
            )
        );
        Assert.InRange(bytes, 1_000_000, long.MaxValue);
        Assert.InRange(most, 0, 150_000_000);
    }

    private static async Task StoreAsync(ISubmissionStore store, string with, int i)
    {
        var slug = ConsultationSlug.Parse(LocalHostUnderTest.Slug);
        var submission = Samples.Letter([
            .. Enumerable
                .Range(0, PointsEach)
                .Select(point =>
                    $"Point {i}.{point}: Jane Smith of 12 High Street says that street {i % 97} is dark, that nobody "
                    + $"answers the telephone on {point} evenings a month, and that more lamps and more patrols are needed "
                    + "before the winter."
                ),
        ]) with
        {
            Consultation = slug,
            ReceivedAt = Samples.Noon.AddSeconds(i),
            TaggedWith = with,
        };
        await store.AddAsync(
            submission with
            {
                Points = [],
                Status = SubmissionStatus.Waiting,
            },
            WorkItem.TagSubmission(slug, submission.Reference),
            default
        );
        var stored = (await store.FindAsync(slug, submission.Reference, default))!;
        Assert.True(await store.UpdateAsync(submission with { Version = stored.Version }, default));
    }
}
