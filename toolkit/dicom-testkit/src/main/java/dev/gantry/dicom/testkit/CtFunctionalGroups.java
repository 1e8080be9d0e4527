package dev.gantry.dicom.testkit;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;

/** The functional groups of an enhanced CT that are the same for all of its frames. PS3.3 C.8.15.3 */
final class CtFunctionalGroups {

    private CtFunctionalGroups() {}

    static Dataset shared() {
        DatasetBuilder groups = FramedInstances.geometry();
        groups.items(Tag.FrameAnatomySequence, anatomy())
                .items(Tag.FrameVOILUTSequence, window())
                .items(Tag.CTImageFrameTypeSequence, frameType())
                .items(Tag.PixelValueTransformationSequence, hounsfield());
        acquisition(groups);
        return groups.build();
    }

    private static Dataset anatomy() {
        return Dataset.builder()
                .string(Tag.FrameLaterality, "U")
                .items(Tag.AnatomicRegionSequence, CommonModules.code("51185008", "SCT", "Chest"))
                .build();
    }

    private static Dataset window() {
        return Dataset.builder()
                .decimal(Tag.WindowCenter, 40)
                .decimal(Tag.WindowWidth, 400)
                .build();
    }

    private static Dataset frameType() {
        return Dataset.builder()
                .string(Tag.FrameType, "ORIGINAL", "PRIMARY", "VOLUME", "NONE")
                .string(Tag.PixelPresentation, "MONOCHROME")
                .string(Tag.VolumetricProperties, "VOLUME")
                .string(Tag.VolumeBasedCalculationTechnique, "NONE")
                .build();
    }

    private static Dataset hounsfield() {
        return Dataset.builder()
                .decimal(Tag.RescaleIntercept, -1024)
                .decimal(Tag.RescaleSlope, 1)
                .string(Tag.RescaleType, "HU")
                .build();
    }

    /** How the frames were acquired and reconstructed. PS3.3 C.8.15.3.2 to C.8.15.3.9 */
    private static void acquisition(DatasetBuilder groups) {
        groups.items(
                        Tag.CTAcquisitionTypeSequence,
                        Dataset.builder()
                                .string(Tag.AcquisitionType, "SEQUENCED")
                                .string(Tag.ConstantVolumeFlag, "NO")
                                .string(Tag.FluoroscopyFlag, "NO")
                                .build())
                .items(
                        Tag.CTAcquisitionDetailsSequence,
                        Dataset.builder()
                                .string(Tag.RotationDirection, "CW")
                                .decimal(Tag.RevolutionTime, 0.5)
                                .decimal(Tag.SingleCollimationWidth, 1.25)
                                .decimal(Tag.TotalCollimationWidth, 20)
                                .decimal(Tag.TableHeight, 100)
                                .decimal(Tag.GantryDetectorTilt, 0)
                                .decimal(Tag.DataCollectionDiameter, 500)
                                .build())
                .items(
                        Tag.CTTableDynamicsSequence,
                        Dataset.builder().decimal(Tag.TableSpeed, 10).build())
                .items(
                        Tag.IrradiationEventIdentificationSequence,
                        Dataset.builder()
                                .string(Tag.IrradiationEventUID, CommonModules.STUDY + ".7")
                                .build())
                .items(
                        Tag.CTPositionSequence,
                        Dataset.builder()
                                .decimal(Tag.TablePosition, 0)
                                .decimal(Tag.DataCollectionCenterPatient, 0, 0, 0)
                                .decimal(Tag.ReconstructionTargetCenterPatient, 0, 0, 0)
                                .build())
                .items(
                        Tag.CTGeometrySequence,
                        Dataset.builder()
                                .decimal(Tag.DistanceSourceToDetector, 1000)
                                .decimal(Tag.DistanceSourceToDataCollectionCenter, 500)
                                .build())
                .items(
                        Tag.CTReconstructionSequence,
                        Dataset.builder()
                                .string(Tag.ReconstructionAlgorithm, "FILTER_BACK_PROJ")
                                .string(Tag.ConvolutionKernel, "SOFT")
                                .string(Tag.ConvolutionKernelGroup, "SOFT_TISSUE")
                                .decimal(Tag.ReconstructionDiameter, 8)
                                .decimal(Tag.ReconstructionAngle, 360)
                                .decimal(Tag.ReconstructionPixelSpacing, 0.5, 0.5)
                                .string(Tag.ImageFilter, "NONE")
                                .build());
        exposure(groups);
    }

    private static void exposure(DatasetBuilder groups) {
        groups.items(
                        Tag.CTExposureSequence,
                        Dataset.builder()
                                .decimal(Tag.ExposureTimeInms, 500)
                                .decimal(Tag.XRayTubeCurrentInmA, 200)
                                .decimal(Tag.ExposureInmAs, 100)
                                .string(Tag.ExposureModulationType, "NONE")
                                .decimal(Tag.CTDIvol, 8)
                                .items(
                                        Tag.CTDIPhantomTypeCodeSequence,
                                        CommonModules.code("113691", "DCM", "IEC Body Dosimetry Phantom"))
                                .build())
                .items(
                        Tag.CTXRayDetailsSequence,
                        Dataset.builder()
                                .decimal(Tag.KVP, 120)
                                .decimal(Tag.FocalSpots, 0.7)
                                .string(Tag.FilterType, "WEDGE")
                                .string(Tag.FilterMaterial, "ALUMINUM")
                                .decimal(Tag.CalciumScoringMassFactorDevice, 0.7, 0.8, 0.9)
                                .build());
    }
}
