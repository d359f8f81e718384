namespace ConsultationIntake.Privacy;

public enum PersonalDataKind
{
    Name,
    Email,
    Phone,
    Postcode,
    Address,
    VehicleRegistration,
    NhsNumber,
    NationalInsuranceNumber,
}
