using Azure.Storage.Queues;
using ConsultationIntake.AzureStorage.Work;
using ConsultationIntake.Work;

namespace ConsultationIntake.AzureStorage.Tests;

public sealed class MeasureQueuesTests(AzuriteServer azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execute_SomeWorkAndAPoisonMessage_SaysHowMuchAndHowOld()
    {
        var queues = await azurite.NewQueuesAsync();
        var tagging = queues[WorkKind.TagSubmission].Name;
        foreach (var i in Enumerable.Range(0, 3))
            await new StorageWorkQueue(queues).EnqueueAsync(new WorkItem(WorkKind.TagSubmission, "safer-plan", $"{i}"), Token);
        await Open($"{tagging}-poison").CreateAsync(cancellationToken: Token);
        await Open($"{tagging}-poison").SendMessageAsync("given up", Token);
        var log = new KeptLog<MeasureQueues>();

        var measured = await new MeasureQueues(queues, Open, new LaterClock(TimeSpan.FromHours(1)), log).ExecuteAsync(Token);

        Assert.Equal(2 * queues.Count, measured.Count);
        Assert.Equal(3, measured.Single(queue => queue.Queue == tagging).Length);
        Assert.InRange(measured.Single(queue => queue.Queue == tagging).Oldest.TotalMinutes, 59, 65);
        Assert.Equal(1, measured.Single(queue => queue.Queue == $"{tagging}-poison").Length);
        Assert.Equal(
            new QueueMeasurement($"{queues[WorkKind.ReadEmail].Name}-poison", 0, TimeSpan.Zero),
            measured.Single(queue => queue.Queue == $"{queues[WorkKind.ReadEmail].Name}-poison")
        );
        Assert.Contains(
            ("QueueMeasured", $"Queue={tagging} Length=3"),
            log.Events.Select(entry => (entry.Event, string.Join(' ', entry.Values.Take(2))))
        );
    }

    private QueueClient Open(string name) => new(azurite.ConnectionString, name);
}
