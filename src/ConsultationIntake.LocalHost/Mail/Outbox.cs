using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultationIntake.Mail;

namespace ConsultationIntake.LocalHost.Mail;

/// <summary>
/// Mail as files: <c>name.eml</c> to open in any mail program, and beside it <c>name.json</c> with the same mail for
/// <c>/outbox</c>. The name follows from the mail's id, so handing the same mail over twice leaves one.
/// </summary>
internal sealed class Outbox(string folder, TimeProvider clock) : IMailSender
{
    private const string From = "consultation@localhost.localdomain";

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = NameOf(mail.Id);
        var pickup = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(pickup);
        var eml = Path.Combine(pickup, "mail.eml");
        using (var message = MimeMail.Of(mail, From))
            await message.WriteToAsync(eml, cancellationToken);
        var json = Path.Combine(pickup, "mail.json");
        await File.WriteAllTextAsync(json, JsonSerializer.Serialize(new OutboxMail(name, clock.GetUtcNow(), mail)), cancellationToken);
        File.Move(eml, Path.Combine(folder, $"{name}.eml"), overwrite: true);
        File.Move(json, Path.Combine(folder, $"{name}.json"), overwrite: true);
        Directory.Delete(pickup);
        return new MailOutcome.Accepted();
    }

    /// <summary>Throws what the system says where no mail can be written.</summary>
    internal void TryWriting() => WriteTrial.In(folder);

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<OutboxMail> All() =>
        !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "*.json").Select(Read).OrderByDescending(mail => mail.At)];

    /// <summary>Both files of a mail. Nothing happens where they are not there.</summary>
    internal void Delete(string name)
    {
        File.Delete(Path.Combine(folder, $"{name}.eml"));
        File.Delete(Path.Combine(folder, $"{name}.json"));
    }

    /// <summary>What a host that stopped left of a mail it was writing: the folder it was in, or one of the two files.</summary>
    internal void DeleteUnfinished(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (
            var pickup in Directory.GetDirectories(folder, ".*").Where(path => Directory.GetLastWriteTimeUtc(path) < before.UtcDateTime)
        )
            Directory.Delete(pickup, recursive: true);
        foreach (var eml in Directory.GetFiles(folder, "*.eml").Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime))
        {
            if (!File.Exists(Path.ChangeExtension(eml, ".json")))
                File.Delete(eml);
        }
    }

    internal OutboxMail? Find(string name) => All().FirstOrDefault(mail => mail.Name == name);

    private static OutboxMail Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        return json.Deserialize<OutboxMail>()! with
        {
            IsFromBeforeAbout = !json.RootElement.GetProperty(nameof(OutboxMail.Mail)).TryGetProperty(nameof(OutgoingMail.About), out _),
        };
    }

    private static string NameOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16];
}
