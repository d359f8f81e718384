using System.Xml.Linq;
using ConsultationIntake.Blobs;
using ConsultationIntake.Inbox;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ConsultationIntake.Functions.Keys;

/// <summary>
/// Data protection's keys as blobs, so that a form shown by one instance is taken by another. The keys are asked for
/// rarely (at the first request and once a day), through an interface that does not await. What waits for them may be the rendering of
/// a page, and what is awaited here must not wait for that to end in turn: so it goes on elsewhere.
/// </summary>
internal sealed class BlobKeyRepository(IBlobStore blobs) : IXmlRepository
{
    private const string Folder = "data-protection/";

    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAllAsync).GetAwaiter().GetResult();

    /// <summary>Keys are named by their id and revocations by their time; a name is written once and never again.</summary>
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => StoreAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        using var xml = new MemoryStream();
        element.Save(xml);
        xml.Position = 0;
        await blobs.PutAsync(Folder + Named(friendlyName), xml, CancellationToken.None);
    }

    private async Task<IReadOnlyCollection<XElement>> ReadAllAsync()
    {
        var elements = new List<XElement>();
        await foreach (var name in blobs.ListAsync(Folder, CancellationToken.None))
        {
            await using var xml = await blobs.OpenAsync(name, CancellationToken.None);
            if (xml is not null)
                elements.Add(await XElement.LoadAsync(xml, LoadOptions.None, CancellationToken.None));
        }

        return elements;
    }

    private static string Named(string friendlyName) =>
        string.IsNullOrEmpty(friendlyName)
            ? Guid.NewGuid().ToString("N")
            : string.Concat(friendlyName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
